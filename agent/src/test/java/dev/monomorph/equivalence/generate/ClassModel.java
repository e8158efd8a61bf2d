package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** A class that the program declares. */
final class ClassModel {
  enum Kind {
    INTERFACE,
    CLASS,
    RECORD,
    ENUM,
    ENUM_BODY,
    EXCEPTION,
    UTILITY,
    MAIN
  }

  final String name;
  final Kind kind;

  /** The superclass if the program declares it, else null. */
  final ClassModel parent;

  final List<ClassModel> interfaces = new ArrayList<>();
  final List<FieldModel> fields = new ArrayList<>();
  final List<MethodModel> methods = new ArrayList<>();
  final Ty type;

  /** The class that stands for the nest; null if this class is that, or is alone. */
  ClassModel host;

  final List<ClassModel> members = new ArrayList<>();

  /** The names of an enum's constants. */
  final List<String> constants = new ArrayList<>();

  /** Per constant the class with its body, or null. */
  final List<ClassModel> bodies = new ArrayList<>();

  boolean isAbstract;
  boolean isFinal;
  boolean isPublic = true;
  boolean logsInitialization;
  boolean debugNames;

  ClassModel(String name, Kind kind, ClassModel parent) {
    this.name = name;
    this.kind = kind;
    this.parent = parent;
    this.isAbstract = kind == Kind.INTERFACE;
    this.type = Ty.of(this);
  }

  boolean isInterface() {
    return kind == Kind.INTERFACE;
  }

  boolean isThrowable() {
    return kind == Kind.EXCEPTION;
  }

  /** Whether {@code new} may make one. */
  boolean isInstantiable() {
    return !isAbstract && (kind == Kind.CLASS || kind == Kind.RECORD || kind == Kind.EXCEPTION);
  }

  /** Whether there are objects of just this class. */
  boolean hasInstances() {
    return isInstantiable() || kind == Kind.ENUM;
  }

  String superName() {
    if (parent != null) {
      return parent.name;
    }
    return switch (kind) {
      case RECORD -> "java/lang/Record";
      case ENUM -> "java/lang/Enum";
      case EXCEPTION -> "java/lang/RuntimeException";
      default -> "java/lang/Object";
    };
  }

  String packageName() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  ClassModel nest() {
    return host == null ? this : host;
  }

  boolean isSubtypeOf(ClassModel other) {
    if (this == other) {
      return true;
    }
    for (ClassModel each : interfaces) {
      if (each.isSubtypeOf(other)) {
        return true;
      }
    }
    return parent != null && parent.isSubtypeOf(other);
  }

  /** This class, its superclasses and all their interfaces; nearest first. */
  List<ClassModel> ancestry() {
    List<ClassModel> result = new ArrayList<>();
    for (ClassModel each = this; each != null; each = each.parent) {
      result.add(each);
    }
    for (ClassModel each = this; each != null; each = each.parent) {
      each.addInterfaces(result);
    }
    return result;
  }

  private void addInterfaces(List<ClassModel> result) {
    for (ClassModel each : interfaces) {
      if (!result.contains(each)) {
        result.add(each);
        each.addInterfaces(result);
      }
    }
  }

  /** Fields that a constructor of this class takes and sets. */
  List<FieldModel> components() {
    List<FieldModel> result = new ArrayList<>();
    for (FieldModel field : fields) {
      if (!field.isStatic()) {
        result.add(field);
      }
    }
    return result;
  }

  int accessFlags() {
    int flags = isInterface() ? Opcodes.ACC_INTERFACE : Opcodes.ACC_SUPER;
    flags |= isAbstract ? Opcodes.ACC_ABSTRACT : 0;
    flags |= isFinal ? Opcodes.ACC_FINAL : 0;
    flags |= isPublic ? Opcodes.ACC_PUBLIC : 0;
    flags |= kind == Kind.ENUM || kind == Kind.ENUM_BODY ? Opcodes.ACC_ENUM : 0;
    return flags;
  }

  @Override
  public String toString() {
    return name;
  }
}
