package broken.peers.one;

import broken.contenders.alpha.PublicHelper;
import org.HdrHistogram.Histogram;

/** A peer that uses a contender. */
final class OnePeer {
    final Histogram histogram = new Histogram(3);

    long help() {
        return PublicHelper.help();
    }
}
