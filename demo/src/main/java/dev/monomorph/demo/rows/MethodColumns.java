package dev.monomorph.demo.rows;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.objectweb.asm.Opcodes;

/** The columns of the table of methods: a name, a meaning, and a lambda of its own for each. */
final class MethodColumns {
  static final Schema<MethodRow> SCHEMA =
      new Schema<>(
          List.of(
              text("module", "module of the JDK; else jar or directory", MethodRow::module),
              text("class", "declaring class, with dots", MethodRow::type),
              text("name", "name, <init> for a constructor", MethodRow::name),
              text(
                  "descriptor",
                  "parameters and result as in the class file",
                  MethodRow::descriptor),
              number("access", "access flags as in the class file", MethodRow::access),
              flag("interface", "an interface declares it", MethodRow::inInterface),
              flag("public", "declared public", m -> m.has(Opcodes.ACC_PUBLIC)),
              flag("protected", "declared protected", m -> m.has(Opcodes.ACC_PROTECTED)),
              flag("private", "declared private", m -> m.has(Opcodes.ACC_PRIVATE)),
              flag("static", "declared static", m -> m.has(Opcodes.ACC_STATIC)),
              flag("final", "declared final", m -> m.has(Opcodes.ACC_FINAL)),
              flag("abstract", "without code, to be overridden", m -> m.has(Opcodes.ACC_ABSTRACT)),
              flag("native", "without code, in another language", m -> m.has(Opcodes.ACC_NATIVE)),
              flag("synchronized", "holds a monitor", m -> m.has(Opcodes.ACC_SYNCHRONIZED)),
              flag("synthetic", "made by the compiler", m -> m.has(Opcodes.ACC_SYNTHETIC)),
              flag("bridge", "made for an erased override", m -> m.has(Opcodes.ACC_BRIDGE)),
              flag("varargs", "takes any number of arguments", m -> m.has(Opcodes.ACC_VARARGS)),
              number("parameters", "parameters, receiver not counted", MethodRow::parameters),
              number("exceptions", "declared exceptions", MethodRow::exceptions),
              number("code", "bytes of code", m -> m.body().code()),
              number("max_stack", "deepest operand stack, slots", m -> m.body().maxStack()),
              number("max_locals", "local variables, slots", m -> m.body().maxLocals()),
              number("try_blocks", "entries of the exception table", m -> m.body().tryBlocks()),
              number("branches", "conditional jumps", m -> m.body().branches()),
              number("loops", "jumps backwards", m -> m.body().loops()),
              number("switches", "switch instructions", m -> m.body().switches()),
              number("allocations", "objects and arrays made", m -> m.body().allocations()),
              number("casts", "casts and instance tests", m -> m.body().casts()),
              number("field_reads", "reads of fields", m -> m.body().fieldReads()),
              number("field_writes", "writes of fields", m -> m.body().fieldWrites()),
              number("calls", "calls of every kind", m -> m.body().calls()),
              number("calls_virtual", "calls of class methods", m -> m.body().callsVirtual()),
              number("calls_interface", "calls of interfaces", m -> m.body().callsInterface()),
              number("calls_static", "calls of static methods", m -> m.body().callsStatic()),
              number("calls_special", "calls of constructors, super", m -> m.body().callsSpecial()),
              number(
                  "calls_dynamic", "lambdas, concatenations, ...", m -> m.body().callsDynamic())),
          MethodRow::label);

  private MethodColumns() {}

  private static Column<MethodRow> text(
      String name, String description, Function<MethodRow, String> get) {
    return new Column.Strings<>(name, description, get);
  }

  private static Column<MethodRow> number(
      String name, String description, ToLongFunction<MethodRow> get) {
    return new Column.Longs<>(name, description, get);
  }

  private static Column<MethodRow> flag(String name, String description, Predicate<MethodRow> get) {
    return new Column.Booleans<>(name, description, get);
  }
}
