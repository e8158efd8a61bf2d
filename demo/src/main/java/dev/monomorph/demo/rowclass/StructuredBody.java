package dev.monomorph.demo.rowclass;

import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.implementation.bytecode.StackManipulation;

/**
 * All methods of a row class under one rule. A rule for each, as Byte Buddy's builder has it, would
 * be asked about every method: the time would grow with the square of the fields.
 */
final class StructuredBody implements Implementation {
  private final RowShape shape;
  private final SourceText source;

  StructuredBody(RowShape shape, SourceText source) {
    this.shape = shape;
    this.source = source;
  }

  @Override
  public InstrumentedType prepare(InstrumentedType begun) {
    String constructor = MethodDescription.CONSTRUCTOR_INTERNAL_NAME;
    InstrumentedType type = begun;
    if (shape.hasTypedConstructor()) {
      List<Class<?>> parameters = shape.typedConstructor().parameterList();
      type = with(type, constructor, void.class, parameters.toArray(Class<?>[]::new));
    }
    type = with(type, constructor, void.class, Object[].class);
    for (int i = 0; i < shape.fieldTypes().size(); i++) {
      Class<?> fieldType = shape.fieldTypes().get(i).type();
      type = with(type, RowShape.fieldName(i), fieldType);
      if (!shape.type().frozen()) {
        type = with(type, RowShape.fieldName(i), void.class, fieldType);
      }
    }
    type = with(type, "equals", boolean.class, Object.class);
    type = with(type, "hashCode", int.class);
    type = with(type, "toString", String.class);
    return shape.type().ordered() ? with(type, "compareTo", int.class, Object.class) : type;
  }

  private static InstrumentedType with(
      InstrumentedType type, String name, Class<?> returned, Class<?>... parameters) {
    return type.withMethod(
        new MethodDescription.Token(
            name,
            Modifier.PUBLIC,
            TypeDefinition.Sort.describe(returned),
            List.of(parameters).stream().map(TypeDefinition.Sort::describe).toList()));
  }

  @Override
  public ByteCodeAppender appender(Target target) {
    TypeDescription self = target.getInstrumentedType();
    return (mv, context, method) -> {
      StackManipulation steps = steps(method, self);
      int locals = method.getStackSize() + newLocals(method);
      return new ByteCodeAppender.Size(steps.apply(mv, context).getMaximalSize(), locals);
    };
  }

  private StackManipulation steps(MethodDescription method, TypeDescription self) {
    return switch (method.getInternalName()) {
      case "equals" -> new StructuredMethods(shape, source, self).equality();
      case "hashCode" -> new StructuredMethods(shape, source, self).hash();
      case "toString" -> new StructuredMethods(shape, source, self).text();
      case "compareTo" -> new StructuredMethods(shape, source, self).order();
      default -> member(method, new StructuredMembers(shape, source, self));
    };
  }

  private static StackManipulation member(MethodDescription method, StructuredMembers members) {
    boolean takesNothing = method.getParameters().isEmpty();
    if (method.isConstructor()) {
      boolean takesArray = !takesNothing && method.getParameters().get(0).getType().isArray();
      return takesArray ? members.arrayConstructor() : members.typedConstructor();
    }
    int field = Integer.parseInt(method.getInternalName().substring(1));
    return takesNothing ? members.getter(field) : members.setter(field);
  }

  /** The slots of local variables that a method has beside its parameters. */
  private static int newLocals(MethodDescription method) {
    return switch (method.getInternalName()) {
      case "compareTo" -> 2;
      case "equals", "hashCode", "toString" -> 1;
      default -> 0;
    };
  }
}
