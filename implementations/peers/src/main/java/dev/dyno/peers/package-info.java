/**
 * Third-party systems behind our contracts. Each third-party dependency is used in one package
 * only.
 */
@NullMarked
package dev.dyno.peers;

import org.jspecify.annotations.NullMarked;
