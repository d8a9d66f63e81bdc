package dev.dyno.harness.place;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Fields of {@code /proc/self/task/<tid>/stat}, see proc_pid_stat(5). */
final class ThreadStat {
    private static final int PROCESSOR_FIELD = 39;

    private ThreadStat() {}

    /** Returns the CPU on which a thread ran last, or empty if there is no such thread. */
    static OptionalInt processor(SystemFiles files, long threadId) {
        return processor(files, "self", threadId);
    }

    /** Returns the CPU on which a thread of a process, by its name in {@code /proc}, ran last. */
    static OptionalInt processor(SystemFiles files, String process, long threadId) {
        String text = files.text("proc/" + process + "/task/" + threadId + "/stat").orElse("");
        OptionalLong cpu = field(text, PROCESSOR_FIELD);
        return cpu.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) cpu.getAsLong());
    }

    /** Returns a numeric field, counted from 1; the name in field 2 may hold any character. */
    static OptionalLong field(String stat, int number) {
        int nameEnd = stat.lastIndexOf(')');
        if (nameEnd < 0) {
            return OptionalLong.empty();
        }
        String[] fields = stat.substring(nameEnd + 1).strip().split(" ", -1);
        // The first word behind the name is field 3.
        int index = number - 3;
        return index < 0 || index >= fields.length
                ? OptionalLong.empty()
                : SystemFiles.parse(fields[index]);
    }
}
