/**
 * Validators that are made of a schema: closures, with what is known beforehand computed
 * beforehand; imports {@code console}, {@code expr}, {@code rows}.
 */
package dev.monomorph.demo.validate;
