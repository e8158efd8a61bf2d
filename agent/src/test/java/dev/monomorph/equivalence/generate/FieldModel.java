package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Opcodes;

/** A field that the program declares. */
record FieldModel(ClassModel owner, String name, Ty type, int access) {
  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  boolean isFinal() {
    return (access & Opcodes.ACC_FINAL) != 0;
  }
}
