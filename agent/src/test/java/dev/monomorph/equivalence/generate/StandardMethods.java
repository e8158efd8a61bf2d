package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes {@code toString}, {@code hashCode} and {@code equals}, the same in every run. */
final class StandardMethods {
  private static final Handle OBJECT_METHODS =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/runtime/ObjectMethods",
          "bootstrap",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;Ljava/lang/String;"
              + "[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;",
          false);

  private final Unit unit;
  private final ClassModel model;
  private final Choices choices;

  private StandardMethods(Unit unit) {
    this.unit = unit;
    this.model = unit.model;
    this.choices = unit.world.choices;
  }

  static void emit(Unit unit) {
    StandardMethods methods = new StandardMethods(unit);
    if (unit.model.kind == Kind.RECORD) {
      methods.ofRecord();
    } else if (unit.model.kind == Kind.CLASS) {
      methods.ofClass();
    }
  }

  private void ofClass() {
    boolean root = model.parent == null;
    if (root || choices.chance(50)) {
      string();
    }
    if (root || choices.chance(30)) {
      hash();
    }
    if (choices.chance(30)) {
      equality();
    }
  }

  private void ofRecord() {
    boolean hashable = model.components().stream().allMatch(each -> isHashable(each));
    boolean printable = model.components().stream().allMatch(each -> isPrintable(each));
    boolean comparable = model.components().stream().noneMatch(each -> each.type().isFunction());
    boolean bootstrapped = choices.chance(60);
    if (printable && bootstrapped) {
      byBootstrap("toString", List.of(), Ty.STRING);
    } else {
      string();
    }
    if (hashable && bootstrapped) {
      byBootstrap("hashCode", List.of(), Ty.INT);
    } else {
      hash();
    }
    if (comparable && bootstrapped) {
      byBootstrap("equals", List.of(Ty.OBJECT), Ty.BOOLEAN);
    } else {
      equality();
    }
  }

  private static boolean isHashable(FieldModel field) {
    return World.isHashable(field.type());
  }

  private static boolean isPrintable(FieldModel field) {
    return World.isPrintable(field.type());
  }

  private Body begin(String name, List<Ty> parameters, Ty result) {
    String descriptor = Descriptors.text(parameters, result);
    MethodVisitor mv = unit.method(Opcodes.ACC_PUBLIC, name, descriptor);
    Body b = new Body(unit, mv, null, result, 0, 10);
    b.parameters(true, parameters);
    b.line();
    if (choices.chance(10)) {
      Logging.text(b, name + ' ' + model.name);
      b.line();
    }
    return b;
  }

  private void byBootstrap(String name, List<Ty> parameters, Ty result) {
    unit.world.features.add(Feature.OBJECT_METHODS);
    Body b = begin(name, parameters, result);
    b.load(b.locals.first());
    for (int i = 0; i < parameters.size(); i++) {
      b.load(b.locals.parameter(i + 1));
    }
    List<FieldModel> components = model.components();
    Object[] arguments = new Object[2 + components.size()];
    arguments[0] = Type.getObjectType(model.name);
    arguments[1] = components.stream().map(FieldModel::name).collect(Collectors.joining(";"));
    for (int i = 0; i < components.size(); i++) {
      FieldModel field = components.get(i);
      arguments[2 + i] =
          new Handle(
              Opcodes.H_GETFIELD, model.name, field.name(), field.type().descriptor(), false);
    }
    StringBuilder descriptor = new StringBuilder("(").append(model.type.descriptor());
    parameters.forEach(each -> descriptor.append(each.descriptor()));
    descriptor.append(')').append(result.descriptor());
    b.invokeDynamic(name, descriptor.toString(), OBJECT_METHODS, arguments);
    end(b);
  }

  private static void end(Body b) {
    b.op(b.result.opcode(Opcodes.IRETURN));
    b.finish();
  }

  /** The fields that the methods look at: numbers only, so that they never go round. */
  private List<FieldModel> numbers() {
    return model.components().stream().filter(each -> each.type().isIntLike()).toList();
  }

  private void string() {
    Body b = begin("toString", List.of(), Ty.STRING);
    String simpleName = model.name.substring(model.name.lastIndexOf('/') + 1);
    b.mv.visitLdcInsn(simpleName + ':');
    for (FieldModel field : numbers()) {
      read(b, field);
      b.invokeStatic("java/lang/String", "valueOf", "(I)Ljava/lang/String;");
      b.invokeVirtual("java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;");
    }
    end(b);
  }

  private static void read(Body b, FieldModel field) {
    b.load(b.locals.first());
    Fields.access(b, field, Opcodes.GETFIELD);
  }

  private void hash() {
    Body b = begin("hashCode", List.of(), Ty.INT);
    b.push(model.name.hashCode() & 0xff);
    for (FieldModel field : numbers()) {
      b.push(31);
      b.op(Opcodes.IMUL);
      read(b, field);
      b.op(Opcodes.IADD);
    }
    end(b);
  }

  private void equality() {
    Body b = begin("equals", List.of(Ty.OBJECT), Ty.BOOLEAN);
    Mark differs = new Mark();
    Local other = b.locals.parameter(1);
    b.load(other);
    b.mv.visitTypeInsn(Opcodes.INSTANCEOF, model.name);
    b.jump(Opcodes.IFEQ, differs);
    b.load(other);
    b.checkCast(model.type);
    Local same = b.declare(model.type, false);
    for (FieldModel field : numbers()) {
      read(b, field);
      b.load(same);
      Fields.access(b, field, Opcodes.GETFIELD);
      b.jump(Opcodes.IF_ICMPNE, differs);
    }
    b.push(1);
    b.op(Opcodes.IRETURN);
    b.unreachable();
    b.place(differs);
    b.push(0);
    end(b);
  }
}
