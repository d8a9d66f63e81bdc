package dev.dyno.harness.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Classes of these names, and those nested in them. */
final class NamedOrInside extends DescribedPredicate<JavaClass> {
    private final Set<String> names;

    NamedOrInside(Set<String> names) {
        super("named " + String.join(" or ", names) + ", or nested there");
        this.names = names;
    }

    @Override
    public boolean test(JavaClass type) {
        return names.stream()
                .anyMatch(name ->
                        type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }
}
