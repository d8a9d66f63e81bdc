package dev.dyno.harness.cli;

import dev.dyno.duet.SlowdownKind;
import dev.dyno.harness.place.CpuSet;
import dev.dyno.harness.run.Sharding;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what cannot be read is refused with the reason and the fix. */
final class Converters {
    private static final long SECONDS_MAX = 86_400;

    private Converters() {}

    /** Reads the name of a constant, in any case. */
    abstract static class Named<E extends Enum<E>> implements ITypeConverter<E> {
        private final String what;
        private final E[] constants;
        private final Function<E, String> name;

        Named(String what, E[] constants, Function<E, String> name) {
            this.what = what;
            this.constants = constants;
            this.name = name;
        }

        @Override
        public E convert(String value) {
            List<String> known = new ArrayList<>();
            for (E constant : constants) {
                if (name.apply(constant).equalsIgnoreCase(value)) {
                    return constant;
                }
                known.add(name.apply(constant));
            }
            throw new TypeConversionException(
                    "there is no " + what + " '" + value + "'; " + Suggestions.hint(value, known));
        }
    }

    /** Reads a profile's name. */
    static final class ProfileName extends Named<Profile> {
        /** Creates a converter; called by picocli. */
        ProfileName() {
            super("profile", Profile.values(), Profile::id);
        }
    }

    /** Reads the name of a thread's role. */
    static final class RoleName extends Named<ThreadRole> {
        /** Creates a converter; called by picocli. */
        RoleName() {
            super("role", ThreadRole.values(), ThreadRole::id);
        }
    }

    /** Reads which part of a suite is meant, such as {@code 2/4}. */
    static final class ShardOption implements ITypeConverter<Sharding> {
        private static final int COUNT_MAX = 1000;

        @Override
        public Sharding convert(String value) {
            if (value.matches("[0-9]{1,4}/[0-9]{1,4}")) {
                int slash = value.indexOf('/');
                int index = Integer.parseInt(value.substring(0, slash));
                int count = Integer.parseInt(value.substring(slash + 1));
                if (index >= 1 && index <= count && count <= COUNT_MAX) {
                    return new Sharding(index, count);
                }
            }
            throw new TypeConversionException(
                    "'"
                            + value
                            + "' is no part; give its number, from 1, and how many there are, at"
                            + " most 1000, as 2/4");
        }
    }

    /** Reads a whole number within bounds. */
    abstract static class Bounded<T> implements ITypeConverter<T> {
        private final String what;
        private final long least;
        private final long greatest;

        Bounded(String what, long least, long greatest) {
            this.what = what;
            this.least = least;
            this.greatest = greatest;
        }

        long number(String value) {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw refused(value);
            }
            throw refused(value);
        }

        private TypeConversionException refused(String value) {
            return new TypeConversionException(
                    "'" + value + "' is no " + what + " from " + least + " to " + greatest);
        }
    }

    /** Reads a seed. */
    static final class Seed extends Bounded<Long> {
        /** Creates a converter; called by picocli. */
        Seed() {
            super("seed: give a whole number", 0, Long.MAX_VALUE);
        }

        @Override
        public Long convert(String value) {
            return number(value);
        }
    }

    /** Reads a time limit in seconds. */
    static final class Seconds extends Bounded<Duration> {
        /** Creates a converter; called by picocli. */
        Seconds() {
            super("time limit: give seconds", 1, SECONDS_MAX);
        }

        @Override
        public Duration convert(String value) {
            return Duration.ofSeconds(number(value));
        }
    }

    /** Reads how many comparisons there are to be. */
    static final class Comparisons extends Bounded<Integer> {
        /** Creates a converter; called by picocli. */
        Comparisons() {
            super("number of comparisons: give a whole number", 1, 100_000);
        }

        @Override
        public Integer convert(String value) {
            return Math.toIntExact(number(value));
        }
    }

    /** Reads how many comparisons are drawn from recorded ones; none is fine. */
    static final class Resplits extends Bounded<Integer> {
        /** Creates a converter; called by picocli. */
        Resplits() {
            super("number of draws: give a whole number", 0, 100_000);
        }

        @Override
        public Integer convert(String value) {
            return Math.toIntExact(number(value));
        }
    }

    /** Reads how many builds are kept; a gate uses two. */
    static final class KeptBuilds extends Bounded<Integer> {
        /** Creates a converter; called by picocli. */
        KeptBuilds() {
            super("number of builds: give a whole number", 2, 1_000);
        }

        @Override
        public Integer convert(String value) {
            return Math.toIntExact(number(value));
        }
    }

    /** Reads the kind of an injected slowdown. */
    static final class Slowdown extends Named<SlowdownKind> {
        /** Creates a converter; called by picocli. */
        Slowdown() {
            super("slowdown", SlowdownKind.values(), SlowdownKind::word);
        }
    }

    /** Reads the number of a CPU. */
    static final class Cpu extends Bounded<Integer> {
        /** Creates a converter; called by picocli. */
        Cpu() {
            super("CPU: give its number", 0, CpuSet.ID_LIMIT - 1L);
        }

        @Override
        public Integer convert(String value) {
            return Math.toIntExact(number(value));
        }
    }

    /** Reads how many slices an arm has: an even number. */
    static final class Slices extends Bounded<Integer> {
        /** Creates a converter; called by picocli. */
        Slices() {
            super("number of slices: give an even number", 2, 10_000);
        }

        @Override
        public Integer convert(String value) {
            int slices = Math.toIntExact(number(value));
            if (slices % 2 != 0) {
                throw new TypeConversionException("'" + value + "' slices are not even");
            }
            return slices;
        }
    }

    /** Reads a percentage such as {@code 2%} or {@code 0.1} as a fraction. */
    static final class Percent implements ITypeConverter<Double> {
        private static final double PERCENT_MIN = 0.001;
        private static final double PERCENT_MAX = 49.9;

        @Override
        public Double convert(String value) {
            try {
                double percent = Double.parseDouble(value.replaceFirst("\\s*%$", ""));
                if (percent >= PERCENT_MIN && percent <= PERCENT_MAX) {
                    return percent / 100;
                }
            } catch (NumberFormatException notANumber) {
                throw refused(value);
            }
            throw refused(value);
        }

        private static TypeConversionException refused(String value) {
            return new TypeConversionException(
                    "'"
                            + value
                            + "' is no percentage from "
                            + PERCENT_MIN
                            + " to "
                            + PERCENT_MAX
                            + ", as 2%");
        }
    }

    /** Reads a time such as {@code 10ms}, {@code 90s} or {@code 10m}. */
    static final class TimeSpan implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

        @Override
        public Duration convert(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw new TypeConversionException(
                        "'"
                                + value
                                + "' is no time; give a whole number and a unit, as 10m, 90s or"
                                + " 10ms");
            }
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }

    /** Reads a regular expression. */
    static final class Regex implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String value) {
            try {
                return Pattern.compile(value);
            } catch (PatternSyntaxException failure) {
                throw new TypeConversionException(
                        "'" + value + "' is no regular expression: " + failure.getDescription());
            }
        }
    }
}
