package dev.dyno.results.stats;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms in the form that results store: HdrHistogram V2, compressed, base 64. */
public final class StoredHistograms {
    private StoredHistograms() {}

    /**
     * Returns the histogram, in the unit in which it was recorded.
     *
     * @throws BrokenHistogramException if it was altered after it was written
     */
    public static Histogram decode(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException | RuntimeException failure) {
            // The decoder trusts its lengths, and fails in many ways where they are wrong.
            throw new BrokenHistogramException(failure);
        }
    }
}
