package dev.monomorph.demo.rowclass;

import java.lang.invoke.MethodType;
import java.util.List;

/**
 * What the three generators of bytecode have to agree on: names and signatures, none of them the
 * user's own words.
 *
 * <p>The user's names and defaults reach a generated class as objects, through {@link RowData}.
 */
record RowShape(RowType type) {
  /** The package of generated classes; each is in a class loader of its own. */
  static final String PACKAGE = "dev.monomorph.demo.rowclass.made";

  /**
   * Parameter slots that a constructor may take; a long or a double takes two. The JVM allows 255,
   * of which the new object and the method handle's own adapters need some. Wider rows have the
   * constructor that takes an array only.
   */
  static final int MAX_TYPED_SLOTS = 250;

  /** The name of the class without its package. */
  String simpleName() {
    return Quote.className(type.name());
  }

  /** The name of the class. */
  String binaryName() {
    return PACKAGE + "." + simpleName();
  }

  /** The file that stack traces name. */
  String fileName() {
    return simpleName() + ".java";
  }

  /** The name of a field, of its getter and of its setter. */
  static String fieldName(int index) {
    return "f" + index;
  }

  /** The types of the fields. */
  List<FieldType> fieldTypes() {
    return type.fields().stream().map(Field::type).toList();
  }

  /** Whether there is a constructor that takes each field in its own type. */
  boolean hasTypedConstructor() {
    return fieldTypes().stream().mapToInt(FieldType::slots).sum() <= MAX_TYPED_SLOTS;
  }

  /** The signature of that constructor. */
  MethodType typedConstructor() {
    return MethodType.methodType(
        void.class, type.fields().stream().<Class<?>>map(field -> field.type().type()).toList());
  }

  /** Whether there is a hook to call at the end of each constructor. */
  boolean validated() {
    return type.validation().isPresent();
  }
}
