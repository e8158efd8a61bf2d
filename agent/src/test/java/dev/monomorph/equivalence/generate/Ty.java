package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Type;

/**
 * A type as the generator sees it. Types are compared by identity.
 *
 * <p>Values of a {@code FUNCTION} type never become values of another type: which object a lambda
 * expression yields is up to the JVM, so programs must not be able to see it.
 */
final class Ty {
  enum Kind {
    VOID,
    BOOLEAN,
    BYTE,
    SHORT,
    CHAR,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    PLATFORM,
    GENERATED,
    ARRAY,
    FUNCTION
  }

  static final Ty VOID = new Ty(Kind.VOID, Type.VOID_TYPE, null);
  static final Ty BOOLEAN = primitive(Kind.BOOLEAN, Type.BOOLEAN_TYPE, "Boolean");
  static final Ty BYTE = primitive(Kind.BYTE, Type.BYTE_TYPE, "Byte");
  static final Ty SHORT = primitive(Kind.SHORT, Type.SHORT_TYPE, "Short");
  static final Ty CHAR = primitive(Kind.CHAR, Type.CHAR_TYPE, "Character");
  static final Ty INT = primitive(Kind.INT, Type.INT_TYPE, "Integer");
  static final Ty LONG = primitive(Kind.LONG, Type.LONG_TYPE, "Long");
  static final Ty FLOAT = primitive(Kind.FLOAT, Type.FLOAT_TYPE, "Float");
  static final Ty DOUBLE = primitive(Kind.DOUBLE, Type.DOUBLE_TYPE, "Double");
  static final Ty INTEGER_BOX = INT.box;
  static final Ty OBJECT = platform("java/lang/Object");
  static final Ty STRING = platform("java/lang/String");
  static final Ty NUMBER = platform("java/lang/Number");
  static final Ty CHAR_SEQUENCE = platform("java/lang/CharSequence");
  static final Ty COMPARABLE = platform("java/lang/Comparable");
  static final Ty LIST = platform("java/util/List");
  static final Ty THROWABLE = platform("java/lang/Throwable");
  static final Ty RUNTIME_EXCEPTION = platform("java/lang/RuntimeException");

  static final List<Ty> PRIMITIVES = List.of(INT, LONG, DOUBLE, BOOLEAN, CHAR, BYTE, SHORT, FLOAT);

  final Kind kind;
  final Type asm;

  /** The class that the program declares, for {@code GENERATED} types. */
  final ClassModel model;

  /** What the interface's method takes and gives, for {@code FUNCTION} types. */
  final Functional function;

  /** The elements' type, for {@code ARRAY} types. */
  final Ty element;

  /** The array of this type; null where the generator goes no deeper. */
  final Ty array;

  /** The wrapper class of a primitive type. */
  final Ty box;

  /** The primitive type of a wrapper class. */
  private Ty primitive;

  private Ty(Kind kind, Type asm, Ty box) {
    this.kind = kind;
    this.asm = asm;
    this.model = null;
    this.function = null;
    this.element = null;
    this.box = box;
    this.array = kind == Kind.VOID ? null : new Ty(this, 1);
    if (box != null) {
      box.primitive = this;
    }
  }

  private Ty(Ty element, int dimension) {
    this.kind = Kind.ARRAY;
    this.asm = Type.getType('[' + element.asm.getDescriptor());
    this.model = null;
    this.function = null;
    this.element = element;
    this.box = null;
    this.array = dimension < 2 ? new Ty(this, dimension + 1) : null;
  }

  private Ty(Type asm, ClassModel model, Functional function) {
    this.kind = model != null ? Kind.GENERATED : Kind.FUNCTION;
    this.asm = asm;
    this.model = model;
    this.function = function;
    this.element = null;
    this.box = null;
    this.array = model != null ? new Ty(this, 2) : null;
  }

  static Ty of(ClassModel model) {
    return new Ty(Type.getObjectType(model.name), model, null);
  }

  static Ty of(Functional function) {
    return new Ty(Type.getObjectType(function.shape().owner()), null, function);
  }

  private static Ty platform(String internalName) {
    return new Ty(Kind.PLATFORM, Type.getObjectType(internalName), null);
  }

  private static Ty primitive(Kind kind, Type asm, String box) {
    return new Ty(kind, asm, platform("java/lang/" + box));
  }

  boolean isPrimitive() {
    return kind != Kind.VOID && kind.compareTo(Kind.DOUBLE) <= 0;
  }

  boolean isReference() {
    return kind.compareTo(Kind.PLATFORM) >= 0;
  }

  boolean isFunction() {
    return kind == Kind.FUNCTION;
  }

  boolean isGenerated() {
    return kind == Kind.GENERATED;
  }

  boolean isArray() {
    return kind == Kind.ARRAY;
  }

  /** An {@code int} on the operand stack. */
  boolean isIntLike() {
    return isPrimitive() && kind.compareTo(Kind.INT) <= 0;
  }

  boolean isNumeric() {
    return isPrimitive() && kind != Kind.BOOLEAN;
  }

  boolean isBox() {
    return primitive != null;
  }

  /** The primitive type of a wrapper class, else null. */
  Ty unboxed() {
    return primitive;
  }

  boolean isInterface() {
    return kind == Kind.FUNCTION
        || (kind == Kind.GENERATED && model.isInterface())
        || this == CHAR_SEQUENCE
        || this == COMPARABLE
        || this == LIST;
  }

  int size() {
    return asm.getSize();
  }

  int opcode(int intOpcode) {
    return asm.getOpcode(intOpcode);
  }

  String descriptor() {
    return asm.getDescriptor();
  }

  String internalName() {
    return asm.getInternalName();
  }

  /** Whether the generator lets a value of this type stand where the other is asked for. */
  boolean isA(Ty other) {
    if (this == other) {
      return true;
    }
    if (!isReference() || !other.isReference() || isFunction() || other.isFunction()) {
      return false;
    }
    if (other == OBJECT) {
      return true;
    }
    return switch (kind) {
      case GENERATED ->
          other.isGenerated()
              ? model.isSubtypeOf(other.model)
              : model.isThrowable() && (other == THROWABLE || other == RUNTIME_EXCEPTION);
      case ARRAY -> other.isArray() && element.isReference() && element.isA(other.element);
      default -> isPlatformSubtype(other);
    };
  }

  private boolean isPlatformSubtype(Ty other) {
    if (other == NUMBER) {
      return isBox() && primitive.isNumeric() && primitive != CHAR;
    }
    if (other == CHAR_SEQUENCE) {
      return this == STRING;
    }
    if (other == COMPARABLE) {
      return this == STRING || isBox();
    }
    return other == THROWABLE && this == RUNTIME_EXCEPTION;
  }

  @Override
  public String toString() {
    return asm.getClassName();
  }
}
