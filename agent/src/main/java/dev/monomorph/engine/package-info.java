/**
 * Joins the rooms: links sites, has specializations made and defined, puts them in place; imports
 * {@code runtime}, {@code specialize}, {@code dispatch}, {@code define}, {@code inspect}, {@code
 * split} and, for the latter's transformer, {@code weave}.
 */
package dev.monomorph.engine;
