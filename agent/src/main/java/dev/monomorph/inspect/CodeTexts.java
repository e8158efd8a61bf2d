package dev.monomorph.inspect;

import dev.monomorph.runtime.Target;

/** The bytecode of methods, for people, as a report holds it. */
public interface CodeTexts {
  /** That of a target before weaving; null if it is not known. */
  String original(Target target);

  /**
   * That of a specialization, and of the callees that came with it; null if it is not known.
   *
   * @param className its class, see {@link Placed#className}
   */
  String specialization(String className);
}
