/** Iterators over lists, which a loop can do without. */
package dev.monomorph.specialize.iterate;
