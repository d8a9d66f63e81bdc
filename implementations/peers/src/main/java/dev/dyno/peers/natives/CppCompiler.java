package dev.dyno.peers.natives;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a library of a source that is a resource of this package, by the machine's C++ compiler:
 * the one that {@code CXX} names, or the first of the usual ones on the path. A library that was
 * built in this temporary folder before is used again. Stateless.
 */
final class CppCompiler {
    private static final List<String> USUAL = List.of("c++", "g++", "clang++");
    private static final List<String> OPTIONS =
            List.of("-O3", "-march=native", "-std=c++17", "-shared", "-fPIC");
    private static final long LIMIT_SECONDS = 120;

    private CppCompiler() {}

    /** There is no library, and this is why. */
    static final class BuildException extends Exception {
        private static final long serialVersionUID = 1L;

        BuildException(String message) {
            super(message);
        }
    }

    /**
     * Returns the path of the library.
     *
     * @param source the name of the resource
     */
    static Path library(String source) throws BuildException {
        String compiler = find();
        try {
            byte[] text = read(source);
            Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
            Path library = folder.resolve("libdyno-" + digest(text, compiler) + ".so");
            if (!isOurs(library)) {
                build(compiler, text, folder, library);
            }
            return library;
        } catch (IOException failure) {
            throw new BuildException("the C++ source cannot be built: " + failure);
        }
    }

    private static String find() throws BuildException {
        String chosen = System.getenv("CXX");
        if (chosen != null && !chosen.isBlank()) {
            return chosen;
        }
        String path = System.getenv("PATH");
        for (String name : USUAL) {
            for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                    return Path.of(folder, name).toString();
                }
            }
        }
        throw new BuildException("no C++ compiler is on the path; install g++, or set CXX");
    }

    private static byte[] read(String source) throws IOException {
        try (InputStream stream = CppCompiler.class.getResourceAsStream(source)) {
            if (stream == null) {
                throw new IOException("the resource " + source + " is not in the jar");
            }
            return stream.readAllBytes();
        }
    }

    private static String digest(byte[] text, String compiler) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text);
            digest.update((compiler + OPTIONS).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whoever may write to the folder could have put another library there. */
    private static boolean isOurs(Path library) throws IOException {
        return Files.isRegularFile(library)
                && Files.getOwner(library).getName().equals(System.getProperty("user.name", ""));
    }

    private static void build(String compiler, byte[] text, Path folder, Path library)
            throws IOException, BuildException {
        Path own = Files.createTempDirectory(folder, "dyno-native-");
        try {
            Path source = Files.write(own.resolve("source.cpp"), text);
            Path built = own.resolve("built.so");
            Path log = own.resolve("log.txt");
            List<String> command = new ArrayList<>();
            command.add(compiler);
            command.addAll(OPTIONS);
            command.addAll(List.of("-o", built.toString(), source.toString()));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            await(process, compiler);
            if (process.exitValue() != 0) {
                throw new BuildException(
                        compiler + " cannot build the C++ source: " + firstLine(log));
            }
            Files.move(built, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            for (String name : List.of("source.cpp", "built.so", "log.txt")) {
                Files.deleteIfExists(own.resolve(name));
            }
            Files.delete(own);
        }
    }

    private static void await(Process process, String compiler) throws BuildException {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new BuildException(compiler + " does not come to an end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BuildException("the build was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(Path log) throws IOException {
        return Files.readString(log).lines().findFirst().orElse("it says nothing");
    }
}
