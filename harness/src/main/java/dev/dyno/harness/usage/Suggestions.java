package dev.dyno.harness.usage;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the known ids that a mistyped one may have meant. Distance is that of Damerau in its
 * restricted form (insert, delete, replace, swap neighbours); an id that contains the typed one is
 * near as well. Pure.
 */
public final class Suggestions {
    private static final int SHOWN_MAX = 3;

    private Suggestions() {}

    /** Returns at most three known ids that are near, the nearest first; may be empty. */
    public static List<String> nearest(String unknown, Collection<String> known) {
        int tolerance = Math.max(2, unknown.length() / 3);
        return known.stream()
                .distinct()
                .filter(id -> score(unknown, id) <= tolerance)
                .sorted(Comparator.comparingInt((String id) -> score(unknown, id)))
                .limit(SHOWN_MAX)
                .toList();
    }

    /**
     * Returns the end of an error message about an unknown id: the near ones as a question, or all
     * known ones when none is near.
     */
    public static String hint(String unknown, Collection<String> known) {
        List<String> near = nearest(unknown, known);
        if (!near.isEmpty()) {
            return "did you mean " + quoted(near, " or ") + "?";
        }
        return known.isEmpty() ? "nothing is known here" : "known are " + quoted(known, ", ");
    }

    private static String quoted(Collection<String> ids, String separator) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(separator));
    }

    private static int score(String unknown, String id) {
        int distance = distance(unknown, id);
        int lastPart = distance(unknown, id.substring(id.lastIndexOf('/') + 1));
        boolean contains = unknown.length() >= 3 && id.contains(unknown);
        return Math.min(contains ? 1 : distance, Math.min(distance, lastPart));
    }

    /** Returns how many edits lie between two words. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + replace);
                boolean swap =
                        i > 1
                                && j > 1
                                && from.charAt(i - 1) == to.charAt(j - 2)
                                && from.charAt(i - 2) == to.charAt(j - 1);
                row[j] = swap ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }
}
