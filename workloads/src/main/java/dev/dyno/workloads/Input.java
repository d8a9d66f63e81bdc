package dev.dyno.workloads;

import java.nio.file.Path;

/**
 * An input that was prepared once and is read by every trial of a run.
 *
 * @param file where it is stored
 * @param operations how many operations one pass over it performs
 * @param inputDigest identifies the input's content, in hexadecimal
 * @param answerDigest the answer that a correct implementation gives, in hexadecimal
 */
public record Input(Path file, long operations, String inputDigest, String answerDigest) {}
