package dev.monomorph.specialize;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FieldValues;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.objectweb.asm.Type;

/** Final fields of records, enums and lambdas, as the JVM's compiler trusts them too. */
final class TrustedFields implements FieldValues {
  private final RunningProgram running;

  TrustedFields(RunningProgram running) {
    this.running = running;
  }

  @Override
  public Fact read(Object object, String owner, String name, String descriptor) {
    Field field = Foldable.isTrusted(object.getClass()) ? find(object.getClass(), name) : null;
    if (field == null
        || !Modifier.isFinal(field.getModifiers())
        || Modifier.isStatic(field.getModifiers())
        || !Type.getDescriptor(field.getType()).equals(descriptor)
        || !Type.getInternalName(field.getDeclaringClass()).equals(owner)) {
      return null;
    }
    Object value = running.read(field, object);
    return field.getType().isPrimitive() ? number(value) : reference(value);
  }

  private static Fact reference(Object value) {
    return value == null ? Fact.NULL : Fact.object(value);
  }

  private static Fact number(Object value) {
    if (value instanceof Boolean bit) {
      return Fact.constant(bit ? 1 : 0);
    }
    if (value instanceof Character unit) {
      return Fact.constant((int) unit);
    }
    boolean wide = value instanceof Long || value instanceof Double || value instanceof Float;
    return wide ? Fact.constant((Number) value) : Fact.constant(((Number) value).intValue());
  }

  /** Fields of superclasses, such as an enum's own name, are not worth the code. */
  private static Field find(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
