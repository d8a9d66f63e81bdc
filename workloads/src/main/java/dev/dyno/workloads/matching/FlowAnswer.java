package dev.dyno.workloads.matching;

/**
 * What a correct book answers to a sequence of commands.
 *
 * @param reportCount how many reports there are
 * @param reportDigest the digest of all reports in order, as {@link
 *     dev.dyno.workloads.matching.ring.ReportDigest} folds them
 * @param stateHash the state hashes of all books at the end, folded in order
 */
public record FlowAnswer(long reportCount, long reportDigest, long stateHash) {
    /** Returns the answer in hexadecimal: count, digest and hash. */
    public String hex() {
        return "%x-%016x-%016x".formatted(reportCount, reportDigest, stateHash);
    }
}
