package dev.monomorph.demo.rowclass;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;

/**
 * Puts a class together of Byte Buddy's parts, which know their types and stack sizes.
 *
 * <p>Byte Buddy checks members and names while the class is made, ASM every instruction before it
 * is loaded. Of up to {@value RowType#MAX_FIELDS} fields no method becomes too large; where they
 * are too many for the JVM's parameters, rows are made of arrays only.
 */
final class StructuredRows implements RowGenerator {
  private static final TypeDescription.Generic COMPARABLE_OF_OBJECT =
      TypeDescription.Generic.Builder.parameterizedType(Comparable.class, Object.class).build();

  @Override
  public String name() {
    return "structured";
  }

  @Override
  public RowClass generate(RowType type) {
    RowShape shape = new RowShape(type);
    SourceText source = RowSource.of(shape);
    byte[] bytes = bytes(shape, source);
    ClassCheck.check(bytes);
    return DefinedRows.define(shape, source.toString(), bytes);
  }

  byte[] bytes(RowShape shape, SourceText source) {
    DynamicType.Builder<?> builder =
        new ByteBuddy(ClassFileVersion.JAVA_V17)
            .with(TypeValidation.ENABLED)
            // Nothing is overridden that would have to be found.
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .subclass(Object.class, ConstructorStrategy.Default.NO_CONSTRUCTORS)
            .modifiers(Visibility.PUBLIC, TypeManifestation.FINAL)
            .name(shape.binaryName())
            .visit(new SourceFile(shape.fileName()));
    if (shape.type().ordered()) {
      builder = builder.implement(COMPARABLE_OF_OBJECT);
    }
    return constants(fields(builder, shape), shape, source)
        .method(none())
        .intercept(new StructuredBody(shape, source))
        .make()
        .getBytes();
  }

  private static DynamicType.Builder<?> fields(DynamicType.Builder<?> begun, RowShape shape) {
    DynamicType.Builder<?> builder = begun;
    FieldManifestation manifestation =
        shape.type().frozen() ? FieldManifestation.FINAL : FieldManifestation.PLAIN;
    for (int i = 0; i < shape.fieldTypes().size(); i++) {
      Class<?> type = shape.fieldTypes().get(i).type();
      builder = builder.defineField(RowShape.fieldName(i), type, Visibility.PRIVATE, manifestation);
    }
    return builder;
  }

  private static DynamicType.Builder<?> constants(
      DynamicType.Builder<?> begun, RowShape shape, SourceText source) {
    DynamicType.Builder<?> builder = constant(begun, "DATA", RowData.class);
    builder = constant(builder, "LABELS", String[].class);
    if (shape.validated()) {
      builder = constant(builder, "VALIDATOR", RowValidator.class);
    }
    return builder.initializer(
        (mv, context, method) -> {
          TypeDescription self = context.getInstrumentedType();
          StackManipulation steps = new StructuredMembers(shape, source, self).initializer();
          return new ByteCodeAppender.Size(
              steps.apply(mv, context).getMaximalSize(), method.getStackSize());
        });
  }

  private static DynamicType.Builder<?> constant(
      DynamicType.Builder<?> builder, String name, Class<?> type) {
    return builder.defineField(
        name, type, Visibility.PRIVATE, Ownership.STATIC, FieldManifestation.FINAL);
  }

  /** A constant of a class that is being made; it stands behind the fields of the schema. */
  static FieldAccess.Defined constant(TypeDescription self, int fields, String name) {
    var constants = self.getDeclaredFields();
    return FieldAccess.forField(
        constants.subList(fields, constants.size()).filter(named(name)).getOnly());
  }
}
