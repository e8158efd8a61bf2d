/**
 * The rule language, from text to checked trees; imports {@code console}, {@code expr}, {@code
 * rows}.
 */
package dev.monomorph.demo.rules;
