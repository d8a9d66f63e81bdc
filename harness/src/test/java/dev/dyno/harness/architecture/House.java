package dev.dyno.harness.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceRule;
import dev.dyno.contracts.Implementation;
import java.lang.foreign.Linker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The rules of ARCHITECTURE.md for the packages below one root, so that the same rules can be put
 * to a house that is meant to break them.
 */
final class House {
    /** What every module may use: the JDK, and annotations that leave no code. */
    private static final List<String> PLATFORM =
            List.of("java..", "javax..", "jdk..", "org.jspecify.annotations..");

    private static final List<String> MODULES =
            List.of(
                    "contracts",
                    "contenders",
                    "peers",
                    "workloads",
                    "results",
                    "reports",
                    "harness",
                    "duet");

    /** The one domain of ours that is made with libraries, and those that it may use. */
    private static final String BUILT_ON_LIBRARIES = "jobs";

    private static final List<String> ITS_LIBRARIES =
            List.of(
                    "io.github.resilience4j..",
                    "com.zaxxer.hikari..",
                    "org.postgresql..",
                    "org.flywaydb..",
                    "io.zonky.test..");

    /** The domains that are put together from others, which they know by their contracts. */
    private static final List<String> COMPOSED = List.of("engine", "feed", "risk");

    /** The methods of {@link Math} that two machines may answer differently. */
    private static final String INEXACT =
            "a?(sin|cos|tan)[h2]?|exp(m1)?|log(10|1p)?|pow|cbrt|hypot";

    private final String root;
    private final Set<String> nativeCallers;

    /**
     * Creates the rules.
     *
     * @param root the package below which the modules' packages lie
     * @param nativeCallers the names of the classes that exist for native calls
     */
    House(String root, Set<String> nativeCallers) {
        this.root = root;
        this.nativeCallers = nativeCallers;
    }

    /** Returns every rule by its name. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("contracts use the JDK only", onlyUse("contracts", List.of()));
        rules.put("contenders use contracts only", contendersUseLittle());
        rules.put("peers use no module but contracts", useNoModuleBut("peers", "contracts"));
        rules.put(
                "workloads use no module but contracts", useNoModuleBut("workloads", "contracts"));
        rules.put("results use no module", useNoModuleBut("results"));
        rules.put("reports use no module but results", useNoModuleBut("reports", "results"));
        rules.put("the duet's agent uses the JDK and JMH only", agentUsesLittle());
        rules.put("a library is used by one peer's package", librariesStayInOnePackage());
        for (String module : List.of("contracts", "contenders", "workloads")) {
            rules.put("domains are islands in " + module, domainsAreIslands(module));
        }
        rules.put("a contender uses its own contract", contendersUseTheirContract());
        rules.put("implementations are hidden and final", implementationsAreHidden());
        rules.put("only catalogues are public", onlyCataloguesArePublic());
        rules.put("random numbers are seeded", randomNumbersAreSeeded());
        rules.put("workloads calculate alike everywhere", workloadsCalculateAlike());
        rules.put("native calls have one place", nativeCallsHaveOnePlace());
        rules.put("entry points alone end the process", entryPointsAloneExit());
        rules.put("packages form no cycle", packagesFormNoCycle());
        return rules;
    }

    private String module(String name) {
        return root + "." + name + "..";
    }

    private ArchRule onlyUse(String module, List<String> others) {
        List<String> allowed = new ArrayList<>(PLATFORM);
        allowed.add(module(module));
        others.forEach(other -> allowed.add(module(other)));
        return classes()
                .that()
                .resideInAPackage(module(module))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)));
    }

    private ArchRule contendersUseLittle() {
        String libraryUsers = module("contenders." + BUILT_ON_LIBRARIES);
        List<String> allowed = new ArrayList<>(PLATFORM);
        allowed.addAll(List.of(module("contenders"), module("contracts")));
        List<String> more = new ArrayList<>(allowed);
        more.addAll(ITS_LIBRARIES);
        ArchRule others =
                classes()
                        .that()
                        .resideInAPackage(module("contenders"))
                        .and()
                        .resideOutsideOfPackage(libraryUsers)
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(allowed.toArray(String[]::new)));
        ArchRule users =
                classes()
                        .that()
                        .resideInAPackage(libraryUsers)
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(more.toArray(String[]::new)))
                        .allowEmptyShould(true);
        return CompositeArchRule.of(others).and(users);
    }

    /** It joins the class paths of programs that have their own versions of everything else. */
    private ArchRule agentUsesLittle() {
        List<String> allowed = new ArrayList<>(PLATFORM);
        allowed.addAll(List.of("com.sun.management..", "org.openjdk.jmh..", module("duet")));
        return classes()
                .that()
                .resideInAPackage(module("duet"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)));
    }

    private ArchRule useNoModuleBut(String module, String... others) {
        String[] forbidden =
                MODULES.stream()
                        .filter(name -> !name.equals(module) && !List.of(others).contains(name))
                        .map(this::module)
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(module(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    private ArchRule librariesStayInOnePackage() {
        return classes()
                .that()
                .resideInAPackage(module("peers"))
                .should(new LibraryInOnePackage())
                .because("a dependency that two adapters share cannot be taken out with one");
    }

    /**
     * A module's {@code catalogue} package may know all domains: it lists them. And the contract of
     * what is put together names the contracts of the parts.
     */
    private ArchRule domainsAreIslands(String module) {
        SliceRule rule =
                slices().matching(root + "." + module + ".(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                resideInAPackage(root + "." + module + ".catalogue.."),
                                alwaysTrue());
        return module.equals("contracts")
                ? rule.ignoreDependency(resideInAnyPackage(composed(module)), alwaysTrue())
                : rule;
    }

    private String[] composed(String module) {
        return COMPOSED.stream()
                .map(domain -> module(module + "." + domain))
                .toArray(String[]::new);
    }

    private ArchRule contendersUseTheirContract() {
        return classes()
                .that()
                .resideInAPackage(module("contenders"))
                .and()
                .resideOutsideOfPackages(composed("contenders"))
                .should(new OwnContractOnly(root + ".contenders.", root + ".contracts."));
    }

    private ArchRule implementationsAreHidden() {
        return classes()
                .that(resideInAnyPackage(module("contenders"), module("peers")))
                .and(annotatedWith(Implementation.class))
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL);
    }

    private ArchRule onlyCataloguesArePublic() {
        return classes()
                .that(resideInAnyPackage(module("contenders"), module("peers")))
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(new BeCatalogue());
    }

    private ArchRule randomNumbersAreSeeded() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(StrictMath.class, "random")
                .because("a seed must mean the same numbers for ever, which only our own promise");
    }

    /** {@link Math} may round these as the machine does, and {@link StrictMath} may not. */
    private ArchRule workloadsCalculateAlike() {
        return noClasses()
                .that()
                .resideInAPackage(module("workloads"))
                .should()
                .callMethodWhere(
                        target(owner(equivalentTo(Math.class))).and(target(nameMatching(INEXACT))))
                .because("a seed must mean the same commands on every machine");
    }

    private ArchRule nativeCallsHaveOnePlace() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and(not(new NamedOrInside(nativeCallers)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Linker.class)
                .because("what can crash the JVM is audited in one place");
    }

    private ArchRule entryPointsAloneExit() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and(not(new EntryPoint()))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    private ArchRule packagesFormNoCycle() {
        return slices().assignedFrom(new EachPackage(root)).should().beFreeOfCycles();
    }
}
