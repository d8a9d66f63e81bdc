package broken.contracts.alpha;

import org.HdrHistogram.Histogram;

/** A contract with a library. */
public interface LoggingContract {
    Histogram histogram();
}
