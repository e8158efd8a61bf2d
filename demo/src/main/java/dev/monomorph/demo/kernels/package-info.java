/**
 * The generic loops that everything goes through, ordinary Java and therefore polluted; imports
 * {@code expr} and the annotations.
 */
package dev.monomorph.demo.kernels;
