package dev.monomorph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as a target: under the agent it gets one compiled copy per kind of argument.
 *
 * <p>Without the agent the annotation means nothing, and a program that was compiled with it runs
 * without this class. It is kept at run time because the JVM forgets all others: an agent that is
 * attached later would not find it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Specialize {}
