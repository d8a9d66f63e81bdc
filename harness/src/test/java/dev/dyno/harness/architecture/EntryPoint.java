package dev.dyno.harness.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Classes that a JVM can be started with. */
final class EntryPoint extends DescribedPredicate<JavaClass> {
    EntryPoint() {
        super("an entry point");
    }

    @Override
    public boolean test(JavaClass type) {
        return type.tryGetMethod("main", String[].class)
                .filter(main -> main.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }
}
