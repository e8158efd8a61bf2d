package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.ClassStore;
import dev.monomorph.specialize.LambdaFactory;
import dev.monomorph.specialize.LambdaSite;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The lambda expressions that copies have, linked as the JVM would link them in the class that they
 * were copied from: once for all copies.
 *
 * <p>{@code LambdaMetafactory} runs none of the application's code, but loads the classes that the
 * expression names.
 */
final class LinkedLambdas {
  private static final ClassStore<Map<LambdaSite, LambdaFactory>> OF =
      new ClassStore<>() {
        @Override
        protected Map<LambdaSite, LambdaFactory> make(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Lookup lookup;
  private final ClassLoader loader;

  private LinkedLambdas(Class<?> owner, Privileges privileges) {
    this.lookup = privileges.lookupIn(owner);
    this.loader = owner.getClassLoader();
  }

  /** What an expression in a class is linked to; null if it cannot be linked. */
  static LambdaFactory of(Class<?> owner, LambdaSite site, Privileges privileges) {
    Map<LambdaSite, LambdaFactory> linked = OF.get(owner);
    LambdaFactory known = linked.get(site);
    if (known == null) {
      LambdaFactory fresh = new LinkedLambdas(owner, privileges).link(site);
      known = fresh == null ? null : linked.putIfAbsent(site, fresh);
      return known == null ? fresh : known;
    }
    return known;
  }

  /** Takes them from all classes. */
  static void removeAll() {
    OF.removeAll();
  }

  private LambdaFactory link(LambdaSite site) {
    try {
      MethodType type = type(site.descriptor());
      MethodHandle factory = callSite(site, type).dynamicInvoker();
      Object made = factory.invokeWithArguments(nothing(type));
      return new LambdaFactory(factory, made.getClass(), type.parameterCount() == 0 ? made : null);
    } catch (VirtualMachineError e) {
      // No fault of the expression's: the request fails as all do that find no room.
      throw e;
    } catch (Throwable e) {
      // The copy's own call site then fails as the original's does, or does what this could not.
      return null;
    }
  }

  private CallSite callSite(LambdaSite site, MethodType type) throws Exception {
    List<Object> arguments = new ArrayList<>();
    for (Object argument : site.arguments()) {
      arguments.add(constant(argument));
    }
    return site.bootstrap().getName().equals("metafactory")
        ? LambdaMetafactory.metafactory(
            lookup,
            site.name(),
            type,
            (MethodType) arguments.get(0),
            (MethodHandle) arguments.get(1),
            (MethodType) arguments.get(2))
        : LambdaMetafactory.altMetafactory(lookup, site.name(), type, arguments.toArray());
  }

  /** Something of each type: a lambda's constructor keeps what it is given, and does not look. */
  private static List<Object> nothing(MethodType type) {
    List<Object> values = new ArrayList<>();
    for (Class<?> parameter : type.parameterArray()) {
      values.add(Array.get(Array.newInstance(parameter, 1), 0));
    }
    return values;
  }

  private Object constant(Object constant) throws ReflectiveOperationException {
    if (constant instanceof Handle handle) {
      return handle(handle);
    }
    if (constant instanceof Type type) {
      return type.getSort() == Type.METHOD
          ? type(type.getDescriptor())
          : UnitDefiner.fieldType(type.getDescriptor(), loader);
    }
    return constant;
  }

  private MethodHandle handle(Handle handle) throws ReflectiveOperationException {
    Class<?> owner =
        UnitDefiner.fieldType(Type.getObjectType(handle.getOwner()).getDescriptor(), loader);
    MethodType type = type(handle.getDesc());
    return switch (handle.getTag()) {
      case Opcodes.H_INVOKESTATIC -> lookup.findStatic(owner, handle.getName(), type);
      case Opcodes.H_INVOKESPECIAL ->
          lookup.findSpecial(owner, handle.getName(), type, lookup.lookupClass());
      case Opcodes.H_NEWINVOKESPECIAL -> lookup.findConstructor(owner, type);
      case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
          lookup.findVirtual(owner, handle.getName(), type);
      default -> throw new IllegalArgumentException("no method: " + handle);
    };
  }

  private MethodType type(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, loader);
  }
}
