package broken.contracts.beta;

import broken.contracts.alpha.AlphaContract;

/** A contract that leans on another domain's. */
public interface BetaContract extends AlphaContract {}
