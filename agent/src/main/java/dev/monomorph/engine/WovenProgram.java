package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.RunningProgram;
import org.objectweb.asm.Type;

/**
 * The running program, as the specializer sees it.
 *
 * @param classes the woven classes: their class files are those from before weaving
 * @param others the class files of all other classes
 * @param privileges tells which classes are initialized
 * @param hiddenFrames whether all generated classes are hidden; a hidden class can join any nest
 */
record WovenProgram(
    TargetClasses classes, ClassFiles others, Privileges privileges, boolean hiddenFrames)
    implements RunningProgram {
  @Override
  public byte[] classFile(ClassLoader loader, String internalName) {
    TargetClass woven = classes.find(loader, internalName);
    return woven != null ? woven.classFile() : others.find(loader, internalName);
  }

  @Override
  public boolean isInitialized(Class<?> type) {
    return privileges.isInitialized(type);
  }

  @Override
  public boolean canJoinNest(Class<?> host) {
    return hiddenFrames || classes.isHost(host.getClassLoader(), Type.getInternalName(host));
  }
}
