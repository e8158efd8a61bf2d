package dev.monomorph.specialize;

import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Target;
import java.util.BitSet;

/**
 * What would become of a call in a specialization.
 *
 * @param line the source line; 0 where the class file does not tell
 * @param call the method that the instruction names, for people
 * @param parameters the numbers of the parameters whose classes would have to be known; none where
 *     the code itself tells enough
 * @param copied the method that would be copied; null if it stays a call, or if the class of a
 *     parameter decides which method that is
 * @param kept why it stays a call; null if it does not
 */
public record CallOutlook(int line, String call, BitSet parameters, Target copied, KeptCall kept) {}
