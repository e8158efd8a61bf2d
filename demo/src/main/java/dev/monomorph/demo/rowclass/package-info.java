/**
 * Row classes made at run time from a schema, by four generators that keep one contract; imports
 * {@code java.*}, {@code javax.tools}, ASM and Byte Buddy.
 */
package dev.monomorph.demo.rowclass;
