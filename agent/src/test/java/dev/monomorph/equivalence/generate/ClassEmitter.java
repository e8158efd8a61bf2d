package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class: its header, its members' headers, and through others their bodies. */
final class ClassEmitter {

  private final World world;
  private final ClassModel model;
  private final ClassWriter cw;
  private final Unit unit;

  private ClassEmitter(World world, ClassModel model) {
    this.world = world;
    this.model = model;
    this.cw = new ClassWriter(0);
    this.unit = new Unit(world, model, cw);
  }

  static byte[] emit(World world, ClassModel model) {
    int span = world.choices.open();
    byte[] bytes = new ClassEmitter(world, model).emit();
    world.choices.close(span);
    return bytes;
  }

  private byte[] emit() {
    header();
    for (FieldModel field : model.fields) {
      field(field);
    }
    if (model.kind == Kind.ENUM) {
      Enums.fields(unit);
    }
    Initializers.emit(unit);
    Constructors.emit(unit);
    for (MethodModel method : model.methods) {
      int span = world.choices.open();
      method(method);
      world.choices.close(span);
    }
    StandardMethods.emit(unit);
    if (model.kind == Kind.MAIN) {
      MainEmitter.apply(unit);
    }
    cw.visitEnd();
    return withFrames(cw.toByteArray());
  }

  /**
   * In a second pass: stores within a handler's range count for its frame only if ASM hears of the
   * handler before the range begins, and what is written here knows better when it is over.
   */
  private byte[] withFrames(byte[] classFile) {
    ClassWriter framed = new ProgramWriter(world);
    new ClassReader(classFile).accept(framed, ClassReader.SKIP_FRAMES);
    return framed.toByteArray();
  }

  private void header() {
    String[] interfaces = model.interfaces.stream().map(each -> each.name).toArray(String[]::new);
    if (model.kind == Kind.MAIN) {
      interfaces = new String[] {"java/util/function/IntFunction"};
    }
    cw.visit(Opcodes.V17, model.accessFlags(), model.name, null, model.superName(), interfaces);
    String top = model.nest().name;
    cw.visitSource(top.substring(top.lastIndexOf('/') + 1) + ".java", null);
    if (model.host != null) {
      cw.visitNestHost(model.host.name);
    }
    for (ClassModel member : model.members) {
      cw.visitNestMember(member.name);
    }
    if (model.kind == Kind.RECORD) {
      for (FieldModel field : model.components()) {
        cw.visitRecordComponent(field.name(), field.type().descriptor(), null).visitEnd();
      }
    }
  }

  private void field(FieldModel field) {
    boolean constant =
        field.isStatic()
            && field.isFinal()
            && (field.type().isPrimitive() || field.type() == Ty.STRING)
            && world.choices.chance(30);
    Object value = constant ? Initializers.constant(unit, field) : null;
    FieldVisitor fv =
        cw.visitField(field.access(), field.name(), field.type().descriptor(), null, value);
    fv.visitEnd();
  }

  private void method(MethodModel method) {
    int access = method.access;
    if (method.is(Opcodes.ACC_SYNCHRONIZED)) {
      world.features.add(Feature.SYNCHRONIZED_METHOD);
    }
    MethodVisitor mv = unit.method(access, method.name, method.descriptor());
    if (method.target) {
      ConstantAnnotations.add(world, method, mv);
    }
    if (method.isAbstract()) {
      mv.visitEnd();
      return;
    }
    int budget = method.target ? 70 : 30;
    Body body = new Body(unit, mv, method, method.result, method.rank, budget);
    body.parameters(!method.isStatic(), method.parameters);
    switch (method.body) {
      case RANDOM -> Statements.method(body);
      case SUM -> Sums.method(body);
      case STEP -> Carried.step(body);
      case CARRY -> Carried.method(body);
      case RECIPE -> MainEmitter.recipe(body);
      case POOL -> MainEmitter.pool(body);
      case ACCESSOR -> accessor(body);
      case BRIDGE -> bridge(body);
      default -> Enums.values(body);
    }
    body.finish();
  }

  private void accessor(Body b) {
    b.load(b.locals.first());
    b.mv.visitFieldInsn(Opcodes.GETFIELD, model.name, b.method.name, b.method.result.descriptor());
    b.op(b.result.opcode(Opcodes.IRETURN));
  }

  private static void bridge(Body b) {
    MethodModel real = b.method.bridged;
    b.line();
    b.load(b.locals.first());
    for (int i = 0; i < real.parameters.size(); i++) {
      Ty type = real.parameters.get(i);
      b.load(b.locals.parameter(i + 1));
      if (type != b.method.parameters.get(i)) {
        b.checkCast(type);
      }
    }
    b.invokeVirtual(b.owner.name, real.name, real.descriptor());
    b.op(b.result.opcode(Opcodes.IRETURN));
  }
}
