package dev.dyno.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assumptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserJarsTest {
    /** In the header of a class file, the lower byte of the major version. */
    private static final int MAJOR_VERSION_INDEX = 7;

    @TempDir private Path folder;

    @Test
    void withoutJarsThereAreTheImplementationsOfTheBuild() throws IOException {
        try (UserJars jars = UserJars.open(List.of())) {
            assertThat(jars.files()).isEmpty();
            assertThat(jars.catalogues().entries(OrderBookFactory.CONTRACT).getFirst().kind())
                    .isEqualTo(ImplementationKind.REFERENCE);
        }
    }

    @Test
    void aJarsBookJoinsThoseOfTheBuild() throws IOException {
        Path jar = JarBuilder.sortedListBook(folder);
        try (UserJars jars = UserJars.open(List.of(jar, jar))) {
            List<Entry<OrderBookFactory>> entries =
                    jars.catalogues().entries(OrderBookFactory.CONTRACT, OrderBookFactory.class);
            assertThat(entries).extracting(Entry::id).contains("tree-map", JarBuilder.SORTED_LIST);
            assertThat(entries.getFirst().kind()).isEqualTo(ImplementationKind.REFERENCE);
            assertThat(jars.files()).containsExactly(jar.toRealPath());
        }
    }

    @Test
    void aMissingJarIsNamed() {
        Path missing = folder.resolve("no.jar");
        assertUsageError(() -> UserJars.open(List.of(missing)), missing.toString(), "not exist");
    }

    @Test
    void aFolderIsNoJar() {
        assertUsageError(() -> UserJars.open(List.of(folder)), "is not a file");
    }

    @Test
    void aTextFileIsNoJar() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "this is no zip file");
        assertUsageError(() -> UserJars.open(List.of(text)), "is not a jar");
    }

    @Test
    void aJarWithoutServicesFileBringsNoCatalogue() {
        Path jar = JarBuilder.build(folder, "A.java", "final class A {}", null);
        assertUsageError(() -> UserJars.open(List.of(jar)), "brings no catalogue", "META-INF");
    }

    @Test
    void aServicesFileThatNamesNoClassIsReported() {
        Path jar = JarBuilder.build(folder, "A.java", "final class A {}", "NoSuchProvider");
        assertUsageError(() -> UserJars.open(List.of(jar)), "NoSuchProvider");
    }

    @Test
    void aProviderThatThrowsIsReported() {
        Path jar = provider("throw new UnsupportedOperationException(\"no luck\");");
        assertUsageError(() -> UserJars.open(List.of(jar)), "no luck");
    }

    @Test
    void aProviderWhoseClassesAreMissingIsReported() {
        Path jar = provider("throw new NoClassDefFoundError(\"some/Library\");");
        assertUsageError(() -> UserJars.open(List.of(jar)), "some/Library");
    }

    @Test
    void anIdThatIsTakenIsReported() {
        Path jar = provider(catalogueOf("tree-map", "candidate"));
        assertUsageError(() -> UserJars.open(List.of(jar)), "order-book/tree-map", "is taken");
    }

    @Test
    void aSecondReferenceIsReported() {
        Path jar = provider(catalogueOf("mine", "reference"));
        assertUsageError(() -> UserJars.open(List.of(jar)), "order-book/mine", "candidate");
    }

    @Test
    void aJarThatWasCutOffIsNoJar() throws IOException {
        Path jar = JarBuilder.sortedListBook(folder);
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        assertUsageError(() -> UserJars.open(List.of(jar)), "is not a jar", "name a jar");
    }

    @Test
    void aClassForANewerJavaIsReported() throws IOException {
        Path jar = provider("return java.util.List.of();");
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Path type = zip.getPath("A.class");
            byte[] bytes = Files.readAllBytes(type);
            bytes[MAJOR_VERSION_INDEX] = (byte) 200;
            Files.write(type, bytes);
        }
        assertUsageError(() -> UserJars.open(List.of(jar)), "more recent version", "200");
    }

    @Test
    void aJarThatMayNotBeReadIsReported() throws IOException {
        Path jar = JarBuilder.sortedListBook(folder);
        Files.setPosixFilePermissions(jar, Set.of());
        Assumptions.assumeThat(Files.isReadable(jar)).as("root reads everything").isFalse();
        assertUsageError(() -> UserJars.open(List.of(jar)), "cannot be read", "permissions");
    }

    private static String catalogueOf(String id, String kind) {
        return """
        @dev.dyno.contracts.Implementation(id = "%s", summary = "")
        class Book {}
        return java.util.List.of(
            dev.dyno.contracts.Catalogue.of(
                    "order-book", dev.dyno.contracts.matching.OrderBookFactory.class)
                .%s(Book.class, spec -> null));
        """
                .formatted(id, kind);
    }

    private Path provider(String body) {
        return JarBuilder.build(
                folder,
                "A.java",
                """
                public final class A implements dev.dyno.contracts.CatalogueProvider {
                    @Override
                    public java.util.List<dev.dyno.contracts.Catalogue<?>> catalogues() {
                        %s
                    }
                }
                """
                        .formatted(body),
                "A");
    }

    private static void assertUsageError(ThrowingCallable action, String... parts) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                .message()
                .contains("--implementations")
                .contains(parts);
    }
}
