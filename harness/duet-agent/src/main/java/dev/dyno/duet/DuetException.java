package dev.dyno.duet;

/** Why an arm cannot take part in its duet any longer; it ends the benchmark's JVM. */
final class DuetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuetException(String message) {
        super(message);
    }

    DuetException(String message, Throwable cause) {
        super(message, cause);
    }
}
