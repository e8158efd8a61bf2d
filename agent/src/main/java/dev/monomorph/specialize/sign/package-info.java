/** Comparisons whose callers ask only for a sign: the condition is handed on in its place. */
package dev.monomorph.specialize.sign;
