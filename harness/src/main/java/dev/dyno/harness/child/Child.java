package dev.dyno.harness.child;

import java.nio.file.Path;
import java.util.List;

/**
 * A JVM to start.
 *
 * @param mainClass its program, on the class path of this process
 * @param flags of the JVM
 * @param jars further elements of the class path, behind those of this process
 * @param arguments of the program
 * @param folder its working folder, where a JVM that crashes may leave files
 * @param log where what it prints is appended, within {@link BoundedLog}'s bounds
 */
public record Child(
        Class<?> mainClass,
        List<String> flags,
        List<Path> jars,
        List<String> arguments,
        Path folder,
        Path log) {
    /** Copies the lists. */
    public Child {
        flags = List.copyOf(flags);
        jars = List.copyOf(jars);
        arguments = List.copyOf(arguments);
    }
}
