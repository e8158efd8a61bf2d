package dev.monomorph.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** What links the call sites of woven methods. */
public interface Linker {
  /**
   * Links the call site in a woven method's body. Never fails for a reason of the agent's own: the
   * application would see it.
   *
   * @param lookup the full-privilege lookup of the woven class
   * @param name the target's name
   * @param type the target's type, its receiver first
   * @param descriptor the target's own descriptor, without the receiver
   * @return null if the class is not one that the linker's agent has woven
   */
  CallSite link(Lookup lookup, String name, MethodType type, String descriptor);
}
