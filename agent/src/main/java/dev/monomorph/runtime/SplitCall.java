package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;

/**
 * A call instruction of a target that has become a call site of its own.
 *
 * @param plain does what the instruction did, null receivers included, and has the site's type
 * @param virtual whether the receiver decides which method runs, so that a key is good for nothing
 *     without the receiver's class
 * @param hasReceiver whether the first argument is a receiver, which may turn out to be null
 * @param caller the name of the class that the instruction stands in
 */
public record SplitCall(MethodHandle plain, boolean virtual, boolean hasReceiver, String caller) {}
