package dev.monomorph.runtime;

/**
 * A specialization that was made for a site and can be put back without being made again.
 *
 * @param specialization what was made
 * @param unloadableBytes those bytes of its class files that the JVM can give back once nothing
 *     refers to it: of its hidden classes
 */
public record Kept(Specialization specialization, int unloadableBytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Kept kept
        && unloadableBytes == kept.unloadableBytes
        && specialization.equals(kept.specialization);
  }

  @Override
  public int hashCode() {
    return specialization.hashCode();
  }

  /** The name of the class that its code stands in. */
  public String className() {
    return specialization.code().holder().getName();
  }
}
