package dev.monomorph.equivalence.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A generated program.
 *
 * @param choices what it was made from; {@link ProgramGenerator#replay} makes it again
 * @param spans which of the choices belong together, as pairs of start and end
 * @param classes class files by internal name
 * @param calls what is called from outside, in order
 * @param features what the program contains
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too many for lists
public record Program(
    int[] choices,
    int[][] spans,
    Map<String, byte[]> classes,
    List<EntryCall> calls,
    Set<Feature> features) {

  /** Internal name of the class that is called from outside: an {@code IntFunction<Object>}. */
  public static final String MAIN = World.MAIN;

  /** Internal name of the class that the program logs to. */
  public static final String TRACE = World.TRACE;

  /**
   * A system property: {@code true} makes programs write to fresh copies of arrays only, so that a
   * user may vouch for all others.
   */
  public static final String VOUCHED_FOR = World.VOUCH;

  /** The package of all classes, as a prefix of their (binary) names. */
  public static final String PACKAGE = World.PACKAGE.replace('/', '.');
}
