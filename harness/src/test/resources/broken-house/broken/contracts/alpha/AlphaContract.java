package broken.contracts.alpha;

/** Breaks nothing. */
public interface AlphaContract {}
