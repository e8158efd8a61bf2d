/**
 * From a method and a key to specialized bytes, or a named refusal; imports {@code runtime} and its
 * own subpackages.
 */
package dev.monomorph.specialize;
