/**
 * Expressions over rows as trees of records, interpreted node by node; imports {@code java.*} and
 * RE2/J.
 */
package dev.monomorph.demo.expr;
