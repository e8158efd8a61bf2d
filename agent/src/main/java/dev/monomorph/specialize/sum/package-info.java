/** Sums of integers, which are the same in every order. */
package dev.monomorph.specialize.sum;
