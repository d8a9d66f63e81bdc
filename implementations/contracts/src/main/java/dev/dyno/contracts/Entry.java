package dev.dyno.contracts;

import java.lang.module.ModuleFinder;
import java.util.function.Supplier;

/**
 * One line of a catalogue.
 *
 * @param <F> the factory type of the contract
 * @param contract the contract's id, for example {@code order-book}
 * @param kind the part it plays in a comparison
 * @param type the annotated class
 * @param factory makes instances; not called while the entry is unavailable
 * @param probe answers whether it can run here, beyond the classes named in the annotation
 */
public record Entry<F>(
        String contract,
        ImplementationKind kind,
        Class<?> type,
        F factory,
        Supplier<Availability> probe) {

    /** Checks that the class describes itself. */
    public Entry {
        if (type.getAnnotation(Implementation.class) == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " has no @Implementation annotation; annotate it with its id and"
                            + " summary");
        }
        String id = type.getAnnotation(Implementation.class).id();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    type.getName() + " has the id '" + id + "', which is not kebab-case");
        }
    }

    private Implementation annotation() {
        return type.getAnnotation(Implementation.class);
    }

    /** Returns the stable identifier. */
    public String id() {
        return annotation().id();
    }

    /** Returns one sentence on what is particular about it. */
    public String summary() {
        return annotation().summary();
    }

    /** Returns the classes whose layout matters, the annotated class first. */
    public Class<?>[] hotClasses() {
        Class<?>[] others = annotation().hotClasses();
        Class<?>[] all = new Class<?>[others.length + 1];
        all[0] = type;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    /**
     * Answers whether this implementation can run here. Checks the required classes first, then the
     * required modules, then the catalogue's own probe. Never throws.
     */
    public Availability availability() {
        Implementation annotation = annotation();
        for (String required : annotation.requiresClasses()) {
            try {
                Class.forName(required, false, type.getClassLoader());
            } catch (ClassNotFoundException missing) {
                return Availability.unusable(
                        "class " + required + " is not on the class path" + fix(annotation));
            } catch (LinkageError broken) {
                return Availability.unusable(
                        "class "
                                + required
                                + " cannot be loaded ("
                                + broken
                                + ")"
                                + fix(annotation));
            }
        }
        for (String required : annotation.requiresModules()) {
            if (ModuleFinder.ofSystem().find(required).isEmpty()) {
                return Availability.unusable(
                        "module " + required + " is not in this Java runtime; use a full JDK 25");
            }
        }
        try {
            return probe.get();
        } catch (RuntimeException | LinkageError failure) {
            return Availability.unusable("its availability check failed: " + failure);
        }
    }

    private static String fix(Implementation annotation) {
        return annotation.artifact().isEmpty() ? "" : "; add " + annotation.artifact();
    }

    /** Returns {@code contract/id}, unique over all catalogues. */
    public String qualifiedId() {
        return contract + "/" + id();
    }

    @Override
    public String toString() {
        return qualifiedId();
    }
}
