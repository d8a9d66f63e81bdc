package dev.dyno.harness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.ImplementationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One annotated class and one line: a class without its line would silently never be measured. */
final class RegistrationTest {
    private static final String CONTENDERS = "dev.dyno.contenders";
    private static final String PEERS = "dev.dyno.peers";

    /** Returns the annotated classes that no catalogue lists. */
    private static Set<String> unregistered(
            Iterable<JavaClass> classes, List<Catalogue<?>> catalogues) {
        Set<String> missing = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Implementation.class)) {
                missing.add(type.getName());
            }
        }
        for (Catalogue<?> catalogue : catalogues) {
            for (Entry<?> entry : catalogue.entries()) {
                missing.remove(entry.type().getName());
            }
        }
        return missing;
    }

    /** Returns the contracts whose first entry is not the reference, or that have a second one. */
    private static Set<String> withoutReferenceFirst(List<Catalogue<?>> catalogues) {
        Set<String> wrong = new TreeSet<>();
        for (Catalogue<?> catalogue : catalogues) {
            List<ImplementationKind> kinds = new ArrayList<>();
            catalogue.entries().forEach(entry -> kinds.add(entry.kind()));
            if (kinds.indexOf(ImplementationKind.REFERENCE) != 0
                    || kinds.lastIndexOf(ImplementationKind.REFERENCE) != 0) {
                wrong.add(catalogue.contract());
            }
        }
        return wrong;
    }

    private static List<Catalogue<?>> catalogues(String... packages) {
        List<Catalogue<?>> catalogues = new ArrayList<>();
        for (CatalogueProvider provider : ServiceLoader.load(CatalogueProvider.class)) {
            for (String name : packages) {
                if (provider.getClass().getName().startsWith(name + ".")) {
                    catalogues.addAll(provider.catalogues());
                }
            }
        }
        return catalogues;
    }

    private static Iterable<JavaClass> classes(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages);
    }

    @Test
    void everyAnnotatedClassHasItsLine() {
        assertThat(classes(CONTENDERS, PEERS))
                .as("the test sees implementations")
                .anyMatch(type -> type.isAnnotatedWith(Implementation.class));
        assertThat(unregistered(classes(CONTENDERS, PEERS), catalogues(CONTENDERS, PEERS)))
                .as("annotated classes without a line in their domain's catalogue")
                .isEmpty();
    }

    @Test
    void everyContractStartsWithItsReference() {
        assertThat(catalogues(CONTENDERS)).isNotEmpty();
        assertThat(withoutReferenceFirst(catalogues(CONTENDERS))).isEmpty();
    }

    @Test
    void peersAreNeverTheReference() {
        for (Catalogue<?> catalogue : catalogues(PEERS)) {
            assertThat(catalogue.entries())
                    .isNotEmpty()
                    .allMatch(entry -> entry.kind() == ImplementationKind.PEER);
        }
    }

    /** Registered nowhere. */
    @Implementation(id = "forgotten", summary = "A class whose line was forgotten.")
    private static final class Forgotten {}

    @Test
    void forgottenLineIsCaught() {
        Iterable<JavaClass> fixture = new ClassFileImporter().importClasses(Forgotten.class);
        assertThat(unregistered(fixture, catalogues(CONTENDERS, PEERS)))
                .containsExactly(Forgotten.class.getName());
    }

    @Test
    void catalogueWithoutReferenceIsCaught() {
        Catalogue<Runnable> catalogue =
                Catalogue.of("toy", Runnable.class).candidate(Forgotten.class, () -> {});
        assertThat(withoutReferenceFirst(List.of(catalogue))).containsExactly("toy");
    }
}
