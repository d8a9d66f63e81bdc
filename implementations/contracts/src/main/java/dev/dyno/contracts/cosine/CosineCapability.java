package dev.dyno.contracts.cosine;

import java.util.Locale;

/** What a kernel may promise beyond what all promise. */
public enum CosineCapability {
    /** Cosines keep their bound for all finite vectors but zero, however long or short. */
    FULL_RANGE,
    /** Vectors that are zero or not finite are answered, by what is not a number. */
    NOT_A_NUMBER,
    /**
     * The bounds hold as well for vectors of equal elements, whose additions all lose on the same
     * side. Without it they hold where rounding errors are as often up as down.
     */
    ONE_SIDED_ROUNDING;

    /** Returns the word used on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
