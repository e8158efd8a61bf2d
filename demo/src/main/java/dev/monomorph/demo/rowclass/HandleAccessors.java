package dev.monomorph.demo.rowclass;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.function.BiConsumer;

/**
 * Accessors that call a generated class's getters and setters as if written as method references.
 */
final class HandleAccessors extends Accessors {
  private final Lookup lookup;

  HandleAccessors(RowType type, Lookup lookup) {
    super(type);
    this.lookup = lookup;
  }

  @Override
  Object makeReader(int field) {
    FieldType fieldType = rowType().fields().get(field).type();
    Class<?> type = fieldType.type();
    MethodHandle getter =
        Lambdas.find(
            () ->
                lookup.findVirtual(
                    lookup.lookupClass(), RowShape.fieldName(field), methodType(type)));
    Class<?> returned = type.isPrimitive() ? type : Object.class;
    return Lambdas.make(
        lookup,
        fieldType.reader(),
        fieldType.readerMethod(),
        methodType(returned, Object.class),
        getter,
        getter.type());
  }

  @Override
  Object makeWriter(int field) {
    FieldType fieldType = rowType().fields().get(field).type();
    Class<?> type = fieldType.type();
    MethodHandle setter =
        Lambdas.find(
            () ->
                lookup.findVirtual(
                    lookup.lookupClass(), RowShape.fieldName(field), methodType(void.class, type)));
    boolean boxed = fieldType.writer() == BiConsumer.class;
    MethodType erased = methodType(void.class, Object.class, boxed ? Object.class : type);
    MethodType exact = setter.type().changeParameterType(1, boxed ? fieldType.box() : type);
    return Lambdas.make(lookup, fieldType.writer(), "accept", erased, setter, exact);
  }
}
