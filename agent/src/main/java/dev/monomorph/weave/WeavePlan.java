package dev.monomorph.weave;

import java.util.List;
import java.util.Map;

/**
 * What is to be changed in one class file.
 *
 * @param stubs the methods whose bodies become a call site: name and descriptor to the line that
 *     the stub stands on, 0 for none
 * @param nestMembers internal names to add to the nest that this class is the host of
 * @param bridge internal name of the class that holds the call sites, or null: this class itself
 */
public record WeavePlan(Map<String, Integer> stubs, List<String> nestMembers, String bridge) {
  /** Nothing is changed. */
  public static final WeavePlan NOTHING = new WeavePlan(Map.of(), List.of());

  /** A plan for a class that holds its call sites itself. */
  public WeavePlan(Map<String, Integer> stubs, List<String> nestMembers) {
    this(stubs, nestMembers, null);
  }

  /** The same with the call sites in another class. */
  public WeavePlan bridgedBy(String internalName) {
    return new WeavePlan(stubs, nestMembers, internalName);
  }

  /** Whether the class is left as it is. */
  boolean changesNothing() {
    return stubs.isEmpty() && nestMembers.isEmpty();
  }

  /** The same nest, which no retransformation may change, and every body as it was. */
  public WeavePlan withoutStubs() {
    return new WeavePlan(Map.of(), nestMembers);
  }
}
