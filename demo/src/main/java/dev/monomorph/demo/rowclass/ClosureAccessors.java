package dev.monomorph.demo.rowclass;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Accessors that are lambdas over a row's array. */
final class ClosureAccessors extends Accessors {
  private final ClosureType type;

  ClosureAccessors(ClosureType type) {
    super(type.rowType());
    this.type = type;
  }

  @Override
  Object makeReader(int field) {
    return switch (rowType().fields().get(field).type()) {
      case BOOLEAN -> (Predicate<Object>) row -> (Boolean) type.values(row)[field];
      case INT -> (ToIntFunction<Object>) row -> (Integer) type.values(row)[field];
      case LONG -> (ToLongFunction<Object>) row -> (Long) type.values(row)[field];
      case DOUBLE -> (ToDoubleFunction<Object>) row -> (Double) type.values(row)[field];
      case STRING -> (Function<Object, String>) row -> (String) type.values(row)[field];
    };
  }

  @Override
  Object makeWriter(int field) {
    return switch (rowType().fields().get(field).type()) {
      case BOOLEAN ->
          (BiConsumer<Object, Boolean>) (row, v) -> type.values(row)[field] = v.booleanValue();
      case INT -> (ObjIntConsumer<Object>) (row, v) -> type.values(row)[field] = v;
      case LONG -> (ObjLongConsumer<Object>) (row, v) -> type.values(row)[field] = v;
      case DOUBLE -> (ObjDoubleConsumer<Object>) (row, v) -> type.values(row)[field] = v;
      case STRING -> (BiConsumer<Object, String>) (row, v) -> type.values(row)[field] = v;
    };
  }
}
