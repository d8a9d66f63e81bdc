package dev.dyno.harness.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;

/**
 * Whether a class provides catalogues, or is a set of static methods that add lines to one, as a
 * peer's package offers to the provider of all peers.
 */
final class BeCatalogue extends ArchCondition<JavaClass> {
    BeCatalogue() {
        super("be a catalogue");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        boolean isCatalogue =
                item.isAssignableTo(CatalogueProvider.class)
                        || (!item.getMethods().isEmpty()
                                && item.getMethods().stream().allMatch(BeCatalogue::addsLines));
        if (!isCatalogue) {
            events.add(
                    SimpleConditionEvent.violated(
                            item, item.getName() + " is public and no catalogue"));
        }
    }

    private static boolean addsLines(JavaMethod method) {
        boolean isVisible = !method.getModifiers().contains(JavaModifier.PRIVATE);
        return !isVisible
                || (method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getRawParameterTypes().size() == 1
                        && method.getRawParameterTypes().get(0).isEquivalentTo(Catalogue.class));
    }
}
