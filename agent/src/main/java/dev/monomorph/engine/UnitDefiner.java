package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Placed;
import dev.monomorph.runtime.Callees;
import dev.monomorph.runtime.Code;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.specialize.Link;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Defines the classes of one specialization and links them to each other. */
final class UnitDefiner {
  private final Placement placement;
  private final Privileges privileges;

  UnitDefiner(Placement placement, Privileges privileges) {
    this.placement = placement;
    this.privileges = privileges;
  }

  /**
   * What was defined.
   *
   * @param codes the methods of the first class
   * @param placed the first class; its bytes are those of all classes together
   * @param hiddenBytes those of them that are of hidden classes
   * @param classes all of them, in the order of what they were made from
   */
  record Defined(
      List<Code> codes, Placed placed, int hiddenBytes, List<Placement.Defined> classes) {
    /** Their class files by their names, the first first. */
    Map<String, byte[]> classFiles() {
      Map<String, byte[]> classFiles = new LinkedHashMap<>();
      classes.forEach(each -> classFiles.put(each.placed().className(), each.classFile()));
      return classFiles;
    }
  }

  /**
   * Defines {@code units}; the root is the first method of the first.
   *
   * @param lookup the full-privilege lookup of the root's class
   * @param hash stands for target and key
   * @param hide why the classes have to be hidden, or null
   * @throws LinkageError if the JVM accepts one of them not
   */
  Defined define(Lookup lookup, List<GeneratedClass> units, int hash, String hide) {
    List<Placement.Defined> defined = new ArrayList<>(units.size());
    int bytes = 0;
    int hiddenBytes = 0;
    for (GeneratedClass unit : units) {
      Lookup own = defined.isEmpty() ? lookup : privileges.lookupIn(unit.neighbour());
      Placement.Defined one = placement.define(own, unit, hash, hide);
      defined.add(one);
      bytes += one.placed().bytes();
      hiddenBytes += one.type().isHidden() ? one.placed().bytes() : 0;
    }
    for (int i = 0; i < units.size(); i++) {
      Callees.set(defined.get(i).type(), callees(units, defined, i));
    }
    Placement.Defined root = defined.get(0);
    List<Code> codes = new ArrayList<>();
    for (MethodNode method : units.get(0).methods()) {
      codes.add(code(root, method));
    }
    return new Defined(codes, root.placed().withBytes(bytes), hiddenBytes, defined);
  }

  private static Code code(Placement.Defined holder, MethodNode method) {
    ClassLoader loader = holder.type().getClassLoader();
    MethodType type = MethodType.fromMethodDescriptorString(method.desc, loader);
    return new Code(holder.type(), method.name, type, holder.placed().hits());
  }

  private List<Callable<MethodHandle>> callees(
      List<GeneratedClass> units, List<Placement.Defined> defined, int index) {
    List<Callable<MethodHandle>> callees = new ArrayList<>();
    ClassLoader loader = defined.get(index).type().getClassLoader();
    for (Link link : units.get(index).links()) {
      if (link instanceof Link.ToCopy copy) {
        Class<?> holder = defined.get(copy.unit()).type();
        Class<?> neighbour = units.get(copy.unit()).neighbour();
        callees.add(() -> toCopy(neighbour, holder, copy));
      } else if (link instanceof Link.ToMember member) {
        callees.add(() -> as(member.type(), loader, MemberHandles.of(member, privileges)));
      } else if (link instanceof Link.ToTypeCheck check) {
        callees.add(() -> as(check.type(), loader, TypeChecks.handle(check, privileges)));
      } else if (link instanceof Link.ToFactory lambda) {
        callees.add(() -> as(lambda.type(), loader, lambda.factory()));
      } else if (link instanceof Link.ToConstant constant) {
        Class<?> type = fieldType(constant.type(), loader);
        callees.add(() -> MethodHandles.constant(type, constant.value()));
      }
    }
    return callees;
  }

  /** A handle as the generated class calls it: with types that it can name. */
  private static MethodHandle as(String type, ClassLoader loader, MethodHandle handle) {
    return handle.asType(MethodType.fromMethodDescriptorString(type, loader));
  }

  private MethodHandle toCopy(Class<?> neighbour, Class<?> holder, Link.ToCopy copy)
      throws ReflectiveOperationException {
    MethodType type =
        MethodType.fromMethodDescriptorString(copy.descriptor(), holder.getClassLoader());
    return privileges.lookupIn(neighbour).findStatic(holder, copy.name(), type);
  }

  static Class<?> fieldType(String descriptor, ClassLoader loader) {
    String method = Type.getMethodDescriptor(Type.getType(descriptor));
    return MethodType.fromMethodDescriptorString(method, loader).returnType();
  }
}
