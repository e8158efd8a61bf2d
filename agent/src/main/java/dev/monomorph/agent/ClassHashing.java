package dev.monomorph.agent;

import dev.monomorph.reuse.ClassHashes;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.weave.ConstantPoolScan;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/** Takes note of what every class of the application is, and changes none. */
final class ClassHashing implements ClassFileTransformer {
  private final ClassHashes hashes;

  ClassHashing(ClassHashes hashes) {
    this.hashes = hashes;
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String className,
      Class<?> loaded,
      ProtectionDomain domain,
      byte[] classFile) {
    String name = className == null ? ConstantPoolScan.thisClass(classFile) : className;
    if (name == null || loader == ClassHashing.class.getClassLoader()) {
      return null;
    }
    if (loaded == null) {
      hashes.note(loader, name, classFile);
    } else if (!AgentThread.isBusy()) {
      // What the JVM shows of a loaded class may be written anew, so that its bytes tell nothing.
      hashes.changed(loader, name);
    }
    return null;
  }
}
