/**
 * Our engines. Start with {@link dev.dyno.contenders.engine.Engines}, the catalogue, then read
 * {@code CoreEngine}, which all share, and {@code SnapshotFormat} for what is on the disk. They
 * know books and journals by their contracts only.
 */
@NullMarked
package dev.dyno.contenders.engine;

import org.jspecify.annotations.NullMarked;
