/**
 * Joins the rooms: links sites, has specializations made and defined, puts them in place; imports
 * {@code runtime}, {@code specialize}, {@code dispatch}, {@code define} and {@code inspect}.
 */
package dev.monomorph.engine;
