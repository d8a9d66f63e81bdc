package broken.duet;

import broken.contracts.alpha.AlphaContract;

/** An agent that needs more on the class path than it may expect there. */
final class NosyAgent {
    private AlphaContract contract;
}
