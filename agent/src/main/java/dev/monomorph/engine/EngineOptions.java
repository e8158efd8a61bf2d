package dev.monomorph.engine;

import dev.monomorph.runtime.Policy;
import dev.monomorph.split.SplitWhen;

/**
 * The settings that the engine works by.
 *
 * @param policy when sites ask
 * @param maxSpecializations of the process
 * @param maxCodeBytes bytes of class files, of the process
 * @param foreground whether a specialization is made by the thread that asks for it
 * @param hiddenFrames whether all generated classes are hidden
 * @param countHits whether calls of generated code are counted
 * @param measure whether it is measured what specializations bring
 * @param split which callers get call sites of their own
 */
public record EngineOptions(
    Policy policy,
    int maxSpecializations,
    long maxCodeBytes,
    boolean foreground,
    boolean hiddenFrames,
    boolean countHits,
    boolean measure,
    SplitWhen split) {}
