/**
 * Where rows come from: methods of the JDK or of other class files, or a CSV file; imports {@code
 * console}.
 */
package dev.monomorph.demo.rows;
