package dev.monomorph.demo.rowclass;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Makes no class: a row is an array of objects, and lambdas stand for methods.
 *
 * <p>Any number of fields is as good as any other here. All rows are of one Java class; those of
 * two calls of the generator are still never equal.
 */
final class ClosureRows implements RowGenerator {
  @Override
  public String name() {
    return "closures";
  }

  @Override
  public RowClass generate(RowType type) {
    ClosureType closures = new ClosureType(type);
    return new RowClass(
        new ClosureAccessors(closures),
        ClosureRow.class,
        closures::make,
        constructor(new RowShape(type), closures),
        type.ordered() ? closures::compare : null,
        description(type));
  }

  private static MethodHandle constructor(RowShape shape, ClosureType closures) {
    if (!shape.hasTypedConstructor()) {
      return null;
    }
    MethodHandle make =
        Lambdas.find(
            () ->
                MethodHandles.lookup()
                    .bind(closures, "make", methodType(Object.class, Object[].class)));
    return make.asCollector(Object[].class, shape.fieldTypes().size())
        .asType(shape.typedConstructor().changeReturnType(Object.class));
  }

  private static String description(RowType type) {
    StringBuilder text = new StringBuilder();
    text.append("rows of: ").append(Quote.comment(type.name())).append('\n');
    text.append("no source: an array of objects with lambdas over it; stack traces name ")
        .append(ClosureType.class.getSimpleName())
        .append(".java\n");
    for (int i = 0; i < type.fields().size(); i++) {
      Field field = type.fields().get(i);
      text.append("  [%d] %s %s%n".formatted(i, field.type(), Quote.comment(field.name())));
    }
    return text.toString();
  }
}
