package dev.monomorph.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
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
   * @param version which of the class files that the class has had the site stands in: 0 for that
   *     of its loading
   * @return null if the class is not one that the linker's agent has woven
   */
  CallSite link(Lookup lookup, String name, MethodType type, String descriptor, int version);

  /**
   * Links the call site that stands in place of a call instruction. Never fails: where nothing can
   * be gained or something goes wrong the site does what the instruction did, which is all that a
   * linker has to know.
   *
   * @param lookup the full-privilege lookup of the caller's class
   * @param type the instruction's type, its receiver first
   * @param plain what the instruction did, resolved by the JVM for the caller's class
   * @param owner internal name of the class of the target that is expected to run
   */
  default CallSite linkCall(Lookup lookup, MethodType type, MethodHandle plain, String owner) {
    return new ConstantCallSite(plain.asFixedArity().asType(type));
  }
}
