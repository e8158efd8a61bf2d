/**
 * One file a rewriting, and the ordered list of them; imports {@code fact}, {@code
 * runtime.Foldable} and ASM only.
 */
package dev.monomorph.specialize.pass;
