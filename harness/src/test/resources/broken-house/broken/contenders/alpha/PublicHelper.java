package broken.contenders.alpha;

/** Public without being a catalogue. */
public final class PublicHelper {
    /** Helps. */
    public static long help() {
        return 1;
    }
}
