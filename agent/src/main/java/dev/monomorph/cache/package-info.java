/**
 * What was observed and generated, on disk; imports ASM, {@code runtime} and {@code specialize}.
 */
package dev.monomorph.cache;
