/** Journals on storage that cuts, tears, loses, misdirects and fills up. */
@NullMarked
package dev.dyno.contenders.journal;

import org.jspecify.annotations.NullMarked;
