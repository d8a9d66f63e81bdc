package dev.dyno.harness.machine;

import dev.dyno.harness.place.SystemFiles;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages under a range of this process's memory, as {@code /proc/self/smaps} tells (proc(5)).
 *
 * @param smallBytes the size of a small page, or 0 if it is not known
 * @param hugeShare the share of the range's mappings that lies on huge pages, from 0 to 1
 */
record MappedPages(long smallBytes, double hugeShare) {
    private static final Pattern RANGE =
            Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) [-rwxps]{4} .*");
    private static final Pattern SIZE = Pattern.compile("(\\w+):\\s+(\\d{1,12}) kB");
    private static final double MOSTLY = 0.9;

    /** Reads what lies under a range; nothing is known where the file cannot be read. */
    static MappedPages under(SystemFiles files, long address, long bytes) {
        boolean isInside = false;
        long small = 0;
        long mapped = 0;
        long huge = 0;
        for (String line : files.lines("proc/self/smaps")) {
            Matcher range = RANGE.matcher(line);
            if (range.matches()) {
                long from = Long.parseUnsignedLong(range.group(1), 16);
                long to = Long.parseUnsignedLong(range.group(2), 16);
                isInside =
                        Long.compareUnsigned(from, address + bytes) < 0
                                && Long.compareUnsigned(to, address) > 0;
                continue;
            }
            Matcher size = isInside ? SIZE.matcher(line) : null;
            if (size != null && size.matches()) {
                long value = Long.parseLong(size.group(2)) << 10;
                switch (size.group(1)) {
                    case "Size" -> mapped += value;
                    case "KernelPageSize" -> small = value;
                    case "AnonHugePages" -> huge += value;
                    default -> {}
                }
            }
        }
        return new MappedPages(small, mapped == 0 ? 0 : Math.min((double) huge / mapped, 1));
    }

    /** Returns whether nearly all of the range lies on huge pages. */
    boolean areHuge() {
        return hugeShare >= MOSTLY;
    }

    /** Returns the kind for a reader, for example {@code 4 KiB}. */
    String words() {
        String small = smallBytes == 0 ? Pages.SMALL.words() : (smallBytes >> 10) + " KiB pages";
        if (areHuge()) {
            return Pages.HUGE.words();
        }
        return hugeShare <= 1 - MOSTLY ? small : "mixed pages";
    }
}
