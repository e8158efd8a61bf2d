package dev.monomorph.demo.audit;

import java.util.List;

/**
 * What one rule found.
 *
 * @param name the rule's name
 * @param text the rule's condition as it was written
 * @param count rows it holds for
 * @param examples labels of the first of them, in the order of the rows
 */
public record Findings(String name, String text, long count, List<String> examples) {}
