package dev.dyno.contenders.pool;

/**
 * Makes a stack overflow come early: before something is half done that others can see, rather than
 * in the middle of it.
 */
final class StackRoom {
    private StackRoom() {}

    /**
     * Returns if so many calls fit on the stack of the calling thread.
     *
     * @throws StackOverflowError if they do not
     */
    static long check(int calls) {
        return calls == 0 ? 0 : check(calls - 1) + 1;
    }
}
