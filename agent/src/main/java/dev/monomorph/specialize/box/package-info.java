/** Keeps numbers unboxed within a specialization: in locals, arguments and results. */
package dev.monomorph.specialize.box;
