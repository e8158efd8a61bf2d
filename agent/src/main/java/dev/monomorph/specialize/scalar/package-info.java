/** Objects that are nothing but their fields, replaced by them. */
package dev.monomorph.specialize.scalar;
