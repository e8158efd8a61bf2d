/**
 * Applies rules to rows and writes down what they find; imports {@code console}, {@code kernels},
 * {@code rows}, {@code rules}.
 */
package dev.monomorph.demo.audit;
