package dev.monomorph.weave;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is to be changed in one class file.
 *
 * @param stubs the methods whose bodies become a call site: name and descriptor to the line that
 *     the stub stands on, 0 for none
 * @param nestMembers internal names to add to the nest that this class is the host of
 * @param bridge internal name of the class that holds the call sites, or null: this class itself
 * @param version which of its class files this is: 0 is the one that the class is loaded with
 * @param source gives the class file to change; null for the one that is at hand
 */
public record WeavePlan(
    Map<String, Integer> stubs,
    List<String> nestMembers,
    String bridge,
    int version,
    Supplier<byte[]> source) {
  /** Nothing is changed. */
  public static final WeavePlan NOTHING = new WeavePlan(Map.of(), List.of());

  /** A plan for a class that is being loaded, and holds its call sites itself. */
  public WeavePlan(Map<String, Integer> stubs, List<String> nestMembers) {
    this(stubs, nestMembers, null, 0, null);
  }

  /** The same with the call sites in another class. */
  public WeavePlan bridgedBy(String internalName) {
    return new WeavePlan(stubs, nestMembers, internalName, version, source);
  }

  /** The same for another version of the class. */
  public WeavePlan ofVersion(int number) {
    return new WeavePlan(stubs, nestMembers, bridge, number, source);
  }

  /** The same for another class file than the one at hand. */
  public WeavePlan from(Supplier<byte[]> classFile) {
    return new WeavePlan(stubs, nestMembers, bridge, version, classFile);
  }

  /** Whether the class is left as it is. */
  boolean changesNothing() {
    return stubs.isEmpty() && nestMembers.isEmpty() && source == null;
  }

  /** The same nest, which no retransformation may change, and every body as it was. */
  public WeavePlan withoutStubs() {
    return new WeavePlan(Map.of(), nestMembers, null, version, source);
  }
}
