/**
 * What users see of it all; listens, never decides; imports {@code runtime}, and {@code specialize}
 * for what it notes of copies.
 */
package dev.monomorph.inspect;
