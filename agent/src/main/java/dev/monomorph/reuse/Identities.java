package dev.monomorph.reuse;

import dev.monomorph.specialize.RunningProgram;
import dev.monomorph.specialize.Specializer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.ClassNode;

/**
 * What tells one class from all others, in every run of a program: of a class of the application
 * its name and what it is made of; of one of the JDK its name, as the JDK's version is part of
 * every entry's name; of a lambda where it is from and what it calls.
 */
final class Identities {
  private static final String LAMBDA = "$lambda";

  private final ClassHashes hashes;
  private final RunningProgram running;

  Identities(ClassHashes hashes, RunningProgram running) {
    this.hashes = hashes;
    this.running = running;
  }

  /** Null for a class that another run cannot be known to have. */
  String of(Class<?> type) {
    if (type.isArray()) {
      String component = of(type.getComponentType());
      return component == null ? null : component + "[]";
    }
    if (type.isHidden()) {
      return ofLambda(type);
    }
    if (ClassHashes.isPlatform(type.getClassLoader())) {
      return type.getName();
    }
    String hash = hashes.of(type);
    return hash == null ? null : type.getName() + " " + hash + module(type.getModule());
  }

  /** A class of the JDK's by its name; null if it has none of that name. */
  static Class<?> platformClass(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** What a module exports, and to whom, decides what code may name. */
  private static String module(Module module) {
    return module.isNamed()
        ? " in " + module.getName() + " " + Integer.toHexString(module.getDescriptor().hashCode())
        : "";
  }

  /** The class that a lambda is from may have another of the same body: it does the same. */
  private String ofLambda(Class<?> type) {
    String hash = hashes.ofLambda(type, () -> withoutName(Specializer.lambda(running, type)));
    String host = hash == null ? null : of(type.getNestHost());
    if (host == null) {
      return null;
    }
    StringBuilder text = new StringBuilder("lambda in ").append(host);
    for (Class<?> implemented : type.getInterfaces()) {
      String identity = of(implemented);
      if (identity == null) {
        return null;
      }
      text.append(", ").append(identity);
    }
    return text.append(", ").append(hash).toString();
  }

  /** The name that the JVM gives it is another in every run. */
  private static byte[] withoutName(ClassNode tree) {
    if (tree == null) {
      return null;
    }
    ClassWriter writer = new ClassWriter(0);
    tree.accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, tree.name, LAMBDA)));
    return writer.toByteArray();
  }
}
