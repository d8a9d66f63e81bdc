package dev.dyno.harness.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether each jar that the classes use is used in one package only. */
final class LibraryInOnePackage extends ArchCondition<JavaClass> {
    private final Map<String, TreeSet<String>> packagesByLibrary = new TreeMap<>();

    LibraryInOnePackage() {
        super("use each library in one package only");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            jar(dependency.getTargetClass().getBaseComponentType())
                    .ifPresent(jar ->
                            packagesByLibrary
                                    .computeIfAbsent(jar, _ -> new TreeSet<>())
                                    .add(item.getPackageName()));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        packagesByLibrary.forEach((jar, packages) -> {
            if (packages.size() > 1) {
                String users = String.join(", ", packages);
                events.add(SimpleConditionEvent.violated(jar, jar + " is used in " + users));
            }
        });
    }

    /** Returns the name of the jar of a third-party class; our own modules may be jars as well. */
    private static Optional<String> jar(JavaClass type) {
        if (type.getName().startsWith("dev.dyno.") || type.getName().startsWith("org.jspecify.")) {
            return Optional.empty();
        }
        return type.getSource()
                .map(source -> source.getUri())
                .filter(uri -> "jar".equals(uri.getScheme()))
                .map(URI::getSchemeSpecificPart)
                .map(part -> part.substring(0, part.indexOf("!/")))
                .map(file -> file.substring(file.lastIndexOf('/') + 1));
    }
}
