package dev.dyno.harness.catalogue;

import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Catalogues;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.Domain;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jars named by {@code --implementations}, loaded beside the application: their parent is the
 * application's class loader, so they see its contracts and cannot replace them.
 *
 * <p>Threading: immutable once opened. Must stay open for as long as their classes are used.
 */
public final class UserJars implements AutoCloseable {
    private static final String SERVICE_FILE =
            "META-INF/services/" + CatalogueProvider.class.getName();

    private final List<Path> files;
    private final URLClassLoader loader;
    private final Catalogues catalogues;
    private final List<Domain<?>> domains;

    private UserJars(
            List<Path> files,
            URLClassLoader loader,
            Catalogues catalogues,
            List<Domain<?>> domains) {
        this.files = files;
        this.loader = loader;
        this.catalogues = catalogues;
        this.domains = domains;
    }

    /**
     * Loads the catalogues of the application and of these jars.
     *
     * @param jars may be empty; the same file given twice counts once
     * @throws UserError (usage) if a jar is missing, is no jar or brings no catalogue, or if a
     *     catalogue fails to load or uses an id that is taken
     */
    public static UserJars open(List<Path> jars) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path jar : jars) {
            files.add(checked(jar));
        }
        URLClassLoader loader =
                new URLClassLoader(
                        "implementations",
                        files.stream().map(UserJars::url).toArray(URL[]::new),
                        UserJars.class.getClassLoader());
        return new UserJars(
                List.copyOf(files),
                loader,
                loaded(jars, () -> Catalogues.load(loader)),
                loaded(jars, () -> KnownDomains.load(loader)));
    }

    private static Path checked(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw usage(
                    jar,
                    Files.exists(jar) ? "is not a file" : "does not exist",
                    "name a jar that you have built");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(SERVICE_FILE) == null) {
                throw usage(
                        jar,
                        "brings no catalogue: it has no " + SERVICE_FILE,
                        "add that file with the name of your CatalogueProvider (see"
                                + " CONTRIBUTING.md)");
            }
            return jar.toRealPath();
        } catch (ZipException failure) {
            throw usage(jar, "is not a jar: " + failure.getMessage(), "name a jar");
        } catch (IOException failure) {
            throw usage(jar, "cannot be read: " + failure.getMessage(), "check its permissions");
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has no URL: " + file, impossible);
        }
    }

    private static <T> T loaded(List<Path> jars, Supplier<T> services) {
        try {
            return services.get();
        } catch (RuntimeException | LinkageError | ServiceConfigurationError failure) {
            if (jars.isEmpty()) {
                throw failure;
            }
            throw new UserError(
                    ExitCode.USAGE,
                    "--implementations "
                            + String.join(" ", jars.stream().map(Path::toString).toList())
                            + ": "
                            + reason(failure)
                            + "; mend the jar's catalogue and try again");
        }
    }

    /** Says what happened in one line; a bare message such as a class name says too little. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            cause = failure.getCause();
        }
        return cause instanceof IllegalStateException && cause.getMessage() != null
                ? cause.getMessage()
                : "a catalogue cannot be loaded: " + cause;
    }

    private static UserError usage(Path jar, String reason, String fix) {
        return new UserError(
                ExitCode.USAGE, "--implementations " + jar + ": " + reason + "; " + fix);
    }

    /** Returns the real paths of the jars, for the class path of a child JVM. */
    public List<Path> files() {
        return files;
    }

    /** Returns the catalogues of the application and of the jars. */
    public Catalogues catalogues() {
        return catalogues;
    }

    /** Returns the domains of the application and of the jars. */
    public List<Domain<?>> domains() {
        return domains;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
