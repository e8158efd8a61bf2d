/**
 * Times the kernels over real rows; imports {@code console}, {@code kernels}, {@code rows}, {@code
 * rules}.
 */
package dev.monomorph.demo.bench;
