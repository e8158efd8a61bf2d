package dev.monomorph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a target whose value, not only its class, is part of the key.
 *
 * <p>A specialization is then made per value: by identity for ordinary objects, by {@code equals}
 * for primitives, strings, enums and boxes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Constant {}
