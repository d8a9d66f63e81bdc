package dev.dyno.harness.bisect;

import dev.dyno.harness.bisect.BisectReport.Step;
import dev.dyno.harness.bisect.Duet.Answer;
import dev.dyno.harness.bisect.Duet.Finding;
import dev.dyno.harness.compare.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The search: halves the commits between one that is like the good one and one that has moved until
 * these two are neighbours, and then compares the neighbours with each other, so that the result
 * does not rest on one chain of answers alone. Every commit is compared with the good one, never
 * with the last one tried: small changes would else hide behind each other.
 *
 * <p>An unclear answer is asked for again with fresh forks, a few times at most; each attempt has
 * its share of the risk of a false alarm, which {@link #ATTEMPTS_MAX} says. A commit that stays
 * unclear, or cannot be compared, is left out, and the nearest one to the middle takes its place.
 * Used by one thread; the snapshots that it hands out are immutable.
 */
final class Bisection {
    /** How often a comparison is made before a commit counts as unclear. */
    static final int ATTEMPTS_MAX = 3;

    /**
     * What is known.
     *
     * @param low the index of the youngest commit that has not moved
     * @param high the index of the oldest commit that has, or one beyond the last
     * @param confirmed whether these two, being neighbours, differ from each other
     */
    record State(int low, int high, boolean confirmed, List<Step> steps) {
        State {
            steps = List.copyOf(steps);
        }
    }

    /** Is told what is known after each step. */
    @FunctionalInterface
    interface Listener {
        void known(State state) throws IOException;
    }

    private final List<Commit> commits;
    private final Duet duet;
    private final Listener listener;
    private final Set<Integer> leftOut = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private int low;
    private int high;
    private boolean isConfirmed;

    /**
     * Prepares a search.
     *
     * @param commits the good commit first, the bad one last; at least these two
     */
    Bisection(List<Commit> commits, Duet duet, Listener listener) {
        if (commits.size() < 2) {
            throw new IllegalArgumentException("a search needs two commits, not " + commits);
        }
        this.commits = List.copyOf(commits);
        this.duet = duet;
        this.listener = listener;
        this.high = commits.size();
    }

    /** Searches as far as commits and budget allow. */
    State search() throws IOException, InterruptedException {
        int last = commits.size() - 1;
        if (ask(0, last) == Answer.MOVED) {
            high = last;
            listener.known(state());
            narrow();
            // Without a step in between, these two are what was compared with each other.
            isConfirmed = high - low == 1 && (low == 0 || confirm());
        }
        listener.known(state());
        return state();
    }

    private void narrow() throws IOException, InterruptedException {
        int next = nearestToMiddle();
        while (next >= 0 && duet.hasTime()) {
            switch (ask(0, next)) {
                case MOVED -> high = next;
                case UNMOVED -> low = next;
                case UNCLEAR, SKIPPED -> leftOut.add(next);
            }
            listener.known(state());
            next = nearestToMiddle();
        }
    }

    /** Returns the index of the commit to try next, or -1 if none between the two is left. */
    private int nearestToMiddle() {
        int middle = low + (high - low) / 2;
        for (int distance = 0; distance < high - low; distance++) {
            for (int index : new int[] {middle - distance, middle + distance}) {
                if (index > low && index < high && !leftOut.contains(index)) {
                    return index;
                }
            }
        }
        return -1;
    }

    private boolean confirm() throws IOException, InterruptedException {
        return duet.hasTime() && ask(low, high) == Answer.MOVED;
    }

    private Answer ask(int base, int index) throws IOException, InterruptedException {
        List<String> gates = new ArrayList<>();
        Finding finding;
        int attempts = 0;
        do {
            finding = duet.compare(commits.get(base), commits.get(index), duetsLeft());
            attempts++;
            String gate = finding.gate();
            if (gate != null) {
                gates.add(gate);
            }
        } while (finding.answer() == Answer.UNCLEAR && attempts < ATTEMPTS_MAX && duet.hasTime());
        steps.add(
                new Step(
                        commits.get(index),
                        commits.get(base).hash(),
                        finding.answer().name().toLowerCase(Locale.ROOT),
                        attempts,
                        finding.costRatio(),
                        finding.reason(),
                        gates));
        return finding.answer();
    }

    /** The first comparison comes before those that it takes to find a commit. */
    private int duetsLeft() {
        return high < commits.size() ? duets(low, high) : 1 + duets(0, high - 1);
    }

    /** Returns how many comparisons it takes to find and confirm one commit between two. */
    static int duets(int low, int high) {
        int between = high - low - 1;
        return between == 0 ? 1 : 1 + Integer.SIZE - Integer.numberOfLeadingZeros(between);
    }

    private State state() {
        return new State(low, high, isConfirmed, steps);
    }
}
