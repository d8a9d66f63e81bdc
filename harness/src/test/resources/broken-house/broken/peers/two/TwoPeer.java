package broken.peers.two;

import org.HdrHistogram.Histogram;

/** A peer that shares a library with another. */
final class TwoPeer {
    final Histogram histogram = new Histogram(3);
}
