package dev.dyno.results.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of runs: {@code 20261123-235901-quick-ab12} is the UTC time of the start, the profile, and
 * four random hexadecimal digits. Names sort by time.
 */
public final class RunId {
    private static final Pattern FORM =
            Pattern.compile("[0-9]{8}-[0-9]{6}-[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{4}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    /**
     * Returns a name.
     *
     * @param profile in lower case
     * @param salt of which the lowest 16 bits are used
     */
    public static String of(Instant startedAt, String profile, int salt) {
        String id =
                String.format(
                        Locale.ROOT, "%s-%s-%04x", TIME.format(startedAt), profile, salt & 0xffff);
        if (!isRunId(id)) {
            throw new IllegalArgumentException(
                    "the profile '" + profile + "' cannot be part of a run's name");
        }
        return id;
    }

    /** Answers whether a name has this form. */
    public static boolean isRunId(String name) {
        return FORM.matcher(name).matches();
    }
}
