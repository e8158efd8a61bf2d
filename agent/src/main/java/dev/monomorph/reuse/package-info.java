/**
 * What earlier runs of a program have generated, for this one; imports ASM, {@code cache}, {@code
 * runtime} and {@code specialize}.
 */
package dev.monomorph.reuse;
