/** The annotations: all that a user compiles against; imports nothing. */
package dev.monomorph;
