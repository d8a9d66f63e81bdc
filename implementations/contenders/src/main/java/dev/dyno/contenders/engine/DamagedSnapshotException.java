package dev.dyno.contenders.engine;

/** A snapshot that is not whole and sound; says what is wrong with it. */
final class DamagedSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String what) {
        super(what);
    }
}
