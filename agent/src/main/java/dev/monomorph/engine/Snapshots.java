package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Foldable;
import java.util.function.Supplier;

/**
 * Looks at the running program.
 *
 * @param classes the woven classes
 * @param bytecode the class files of all other classes
 * @param privileges tells which classes are initialized
 * @param foldable whose objects never change
 * @param hiddenFrames whether all generated classes are hidden
 */
record Snapshots(
    TargetClasses classes,
    LoadedBytecode bytecode,
    Privileges privileges,
    Foldable foldable,
    boolean hiddenFrames)
    implements Supplier<ProgramSnapshot> {
  @Override
  public ProgramSnapshot get() {
    return new ProgramSnapshot(classes, bytecode, privileges, foldable, hiddenFrames);
  }
}
