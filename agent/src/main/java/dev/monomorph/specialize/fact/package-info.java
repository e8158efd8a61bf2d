/**
 * What is known of the values in a method: the lattice and its transfer functions; imports ASM
 * only.
 */
package dev.monomorph.specialize.fact;
