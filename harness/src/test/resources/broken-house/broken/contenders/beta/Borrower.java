package broken.contenders.beta;

import broken.contenders.alpha.PublicHelper;
import broken.contracts.alpha.AlphaContract;

/** A contender of one domain with another domain's contract and helper. */
final class Borrower implements AlphaContract {
    long borrow() {
        return PublicHelper.help();
    }
}
