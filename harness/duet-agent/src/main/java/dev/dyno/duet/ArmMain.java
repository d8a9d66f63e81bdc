package dev.dyno.duet;

import java.util.Arrays;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs one benchmark as JMH's own entry point does, with parameters whose values may hold commas,
 * which JMH's command line takes for several values.
 */
public final class ArmMain {
    private ArmMain() {}

    /**
     * Runs JMH. Exits with 0, or 1 after an error, which it prints.
     *
     * @param arguments the number of parameters, then each as {@code name=value}, then what JMH's
     *     command line takes
     */
    public static void main(String[] arguments) {
        int parameters = Integer.parseInt(arguments[0]);
        String[] forJmh = Arrays.copyOfRange(arguments, 1 + parameters, arguments.length);
        try {
            ChainedOptionsBuilder options =
                    new OptionsBuilder().parent(new CommandLineOptions(forJmh));
            for (int index = 1; index <= parameters; index++) {
                int sign = arguments[index].indexOf('=');
                options.param(
                        arguments[index].substring(0, sign), arguments[index].substring(sign + 1));
            }
            new Runner(options.build()).run();
        } catch (RunnerException | CommandLineOptionException failure) {
            System.err.println("ERROR: " + failure.getMessage());
            failure.printStackTrace();
            System.exit(1);
        }
    }
}
