/** Expressions over rows as trees of records, interpreted node by node; imports {@code java.*}. */
package dev.monomorph.demo.expr;
