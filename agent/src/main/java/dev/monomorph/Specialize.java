package dev.monomorph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as a target: under the agent it gets one compiled copy per kind of argument.
 *
 * <p>Without the agent the annotation means nothing. It is kept in the class file and not at run
 * time, so a program that was compiled with it runs without this class.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Specialize {}
