/** Where rows come from: methods of the JDK or a CSV file; imports {@code console}. */
package dev.monomorph.demo.rows;
