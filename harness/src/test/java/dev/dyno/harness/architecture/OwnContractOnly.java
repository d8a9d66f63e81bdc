package dev.dyno.harness.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Whether the contracts that a contender uses are those of the domain it lies in. */
final class OwnContractOnly extends ArchCondition<JavaClass> {
    private final String contenders;
    private final String contracts;

    /**
     * Creates the condition.
     *
     * @param contenders the prefix of the contenders' packages, ending with a point
     * @param contracts the prefix of the contracts' packages, ending with a point
     */
    OwnContractOnly(String contenders, String contracts) {
        super("use no other domain's contract");
        this.contenders = contenders;
        this.contracts = contracts;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        String own = domain(item, contenders);
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            String used = domain(dependency.getTargetClass().getBaseComponentType(), contracts);
            if (!used.isEmpty() && !used.equals(own)) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    /** Returns the package's name behind the prefix, or nothing outside of domains. */
    private static String domain(JavaClass type, String prefix) {
        if (!type.getPackageName().startsWith(prefix)) {
            return "";
        }
        String rest = type.getPackageName().substring(prefix.length());
        int end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
