/**
 * Finds the callers that fill a target's site and has their calls made sites of their own; imports
 * {@code runtime}, {@code weave}, {@code define} and {@code inspect}.
 */
package dev.monomorph.split;
