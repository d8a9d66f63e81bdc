/** Tests of the repository's files: lengths, words, links, numbers, headers. */
@NullMarked
package dev.dyno.harness.tidy;

import org.jspecify.annotations.NullMarked;
