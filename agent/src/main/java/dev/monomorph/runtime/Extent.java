package dev.monomorph.runtime;

import java.util.Map;

/**
 * How far a specialization goes.
 *
 * @param copiedBytes bytes of bytecode of the methods that were copied, at most
 * @param codeBytes bytes of bytecode of their copies, at most
 * @param keptCalls how many calls stayed calls of the original methods though more was known of
 *     their arguments, by reason
 * @param guesses whether it guesses what elements of collections are
 */
public record Extent(
    int copiedBytes, int codeBytes, Map<KeptCall, Integer> keptCalls, boolean guesses) {}
