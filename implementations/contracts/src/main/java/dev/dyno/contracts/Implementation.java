package dev.dyno.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one implementation of a contract. Every annotated class must be listed in its domain's
 * catalogue; a test fails otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Implementation {
    /**
     * Returns the stable identifier: kebab-case, unique inside a contract, never reused and never
     * renamed once a result is stored.
     */
    String id();

    /** Returns one sentence that says what is particular about this implementation. */
    String summary();

    /**
     * Returns the binary names of classes that must be on the class path. When one is missing the
     * implementation is shown as unavailable with that reason; it is never replaced by another.
     */
    String[] requiresClasses() default {};

    /**
     * Returns the names of modules of the JDK that no JVM has unless it is started with {@code
     * --add-modules}, as every measuring JVM is. In a Java runtime that lacks one the
     * implementation is shown as unavailable.
     */
    String[] requiresModules() default {};

    /**
     * Returns the artifact that brings {@link #requiresClasses()}, as shown to a user who has to
     * add it, or the empty string.
     */
    String artifact() default "";

    /**
     * Returns classes besides the annotated one whose cache-line layout matters: the objects that
     * are touched on the hot path.
     */
    Class<?>[] hotClasses() default {};
}
