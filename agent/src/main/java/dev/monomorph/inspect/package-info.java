/**
 * What users see of it all; listens, never decides; imports {@code runtime}, ASM and nanojson, and
 * {@code specialize} for what it notes of copies.
 */
package dev.monomorph.inspect;
