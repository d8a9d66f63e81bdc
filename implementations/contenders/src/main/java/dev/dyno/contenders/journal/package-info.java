/**
 * Our journals. Start with {@link dev.dyno.contenders.journal.Journals}, the catalogue, then read
 * {@code FrameFormat} for what is on the disk and {@code ForceEachJournal}, the reference.
 */
@NullMarked
package dev.dyno.contenders.journal;

import org.jspecify.annotations.NullMarked;
