/** What a user meets when something is wrong: errors with their exit codes, and near misses. */
@NullMarked
package dev.dyno.harness.usage;

import org.jspecify.annotations.NullMarked;
