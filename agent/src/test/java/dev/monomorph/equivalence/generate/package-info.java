/**
 * Makes random but valid programs as class files, from a stream of choices; imports ASM only.
 *
 * <p>Start reading at {@link dev.monomorph.equivalence.generate.ProgramGenerator}.
 */
package dev.monomorph.equivalence.generate;
