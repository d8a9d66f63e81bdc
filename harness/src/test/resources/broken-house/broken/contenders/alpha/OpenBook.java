package broken.contenders.alpha;

import dev.dyno.contracts.Implementation;

/** An implementation that anyone may use and extend. */
@Implementation(id = "open-book", summary = "Neither hidden nor final.")
public class OpenBook {}
