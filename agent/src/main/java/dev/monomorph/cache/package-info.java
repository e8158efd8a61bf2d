/**
 * A store of small entries on disk that hands back only what was put into it; imports {@code
 * java.*} only.
 */
package dev.monomorph.cache;
