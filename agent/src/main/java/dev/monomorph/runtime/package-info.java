/**
 * What a woven program runs through: sites, keys, observation and policy; imports {@code java.*}
 * only.
 */
package dev.monomorph.runtime;
