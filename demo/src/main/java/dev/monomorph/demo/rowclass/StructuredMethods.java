package dev.monomorph.demo.rowclass;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.Addition;
import net.bytebuddy.implementation.bytecode.Duplication;
import net.bytebuddy.implementation.bytecode.Multiplication;
import net.bytebuddy.implementation.bytecode.Removal;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.TypeCreation;
import net.bytebuddy.implementation.bytecode.assign.InstanceCheck;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.collection.ArrayAccess;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodReturn;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;
import net.bytebuddy.jar.asm.Opcodes;

/** The methods of a row class that say what the row as a whole is, as trees of checked steps. */
final class StructuredMethods {
  private final SourceText source;
  private final TypeDescription self;
  private final FieldList<FieldDescription.InDefinedShape> fields;
  private final List<FieldType> types;
  private final List<StackManipulation> steps = new ArrayList<>();

  /**
   * Begins a method.
   *
   * @param self the class, whose first fields are those of the schema
   */
  StructuredMethods(RowShape shape, SourceText source, TypeDescription self) {
    this.source = source;
    this.self = self;
    this.fields = self.getDeclaredFields();
    this.types = shape.fieldTypes();
  }

  StackManipulation equality() {
    line(Spot.EQUALS, 0);
    add(local(0), local(1));
    add(Steps.returnUnless(Opcodes.IF_ACMPNE, 2, IntegerConstant.ONE));
    add(local(1), InstanceCheck.of(self));
    add(Steps.returnUnless(Opcodes.IFNE, 1, IntegerConstant.ZERO));
    add(local(1), TypeCasting.to(self), MethodVariableAccess.REFERENCE.storeAt(2));
    for (int i = 0; i < types.size(); i++) {
      line(Spot.EQUALS_FIELD, i);
      add(field(0, i), field(2, i));
      Object[] newLocals = i == 0 ? new Object[] {self.getInternalName()} : new Object[0];
      add(returnIfDifferent(types.get(i), newLocals));
    }
    add(IntegerConstant.ONE, MethodReturn.INTEGER);
    return new StackManipulation.Compound(steps);
  }

  private static StackManipulation returnIfDifferent(FieldType type, Object... newLocals) {
    StackManipulation no = IntegerConstant.ZERO;
    return switch (type) {
      case BOOLEAN, INT -> Steps.returnUnless(Opcodes.IF_ICMPEQ, 2, no, newLocals);
      case LONG ->
          new StackManipulation.Compound(
              Steps.compareLongs(), Steps.returnUnless(Opcodes.IFEQ, 1, no, newLocals));
      case DOUBLE ->
          new StackManipulation.Compound(
              Known.compare(type), Steps.returnUnless(Opcodes.IFEQ, 1, no, newLocals));
      case STRING ->
          new StackManipulation.Compound(
              Known.EQUAL, Steps.returnUnless(Opcodes.IFNE, 1, no, newLocals));
    };
  }

  StackManipulation hash() {
    line(Spot.HASH, 0);
    add(IntegerConstant.ZERO, MethodVariableAccess.INTEGER.storeAt(1));
    for (int i = 0; i < types.size(); i++) {
      line(Spot.HASH_FIELD, i);
      add(IntegerConstant.forValue(31), MethodVariableAccess.INTEGER.loadFrom(1));
      add(Multiplication.INTEGER, field(0, i), Known.hash(types.get(i)), Addition.INTEGER);
      add(MethodVariableAccess.INTEGER.storeAt(1));
    }
    line(Spot.HASH_END, 0);
    add(MethodVariableAccess.INTEGER.loadFrom(1), MethodReturn.INTEGER);
    return new StackManipulation.Compound(steps);
  }

  StackManipulation text() {
    StackManipulation labels = StructuredRows.constant(self, types.size(), "LABELS").read();
    line(Spot.TEXT, 0);
    add(TypeCreation.of(TypeDescription.ForLoadedType.of(StringBuilder.class)));
    add(Duplication.SINGLE, Known.NEW_TEXT, MethodVariableAccess.REFERENCE.storeAt(1));
    for (int i = 0; i < types.size(); i++) {
      line(Spot.TEXT_FIELD, i);
      add(local(1), labels, IntegerConstant.forValue(i), ArrayAccess.REFERENCE.load());
      add(Known.append(FieldType.STRING), field(0, i), Known.append(types.get(i)));
      add(Removal.SINGLE);
    }
    line(Spot.TEXT_END, 0);
    add(local(1), IntegerConstant.forValue(']'), Known.APPEND_CHAR);
    add(Known.TEXT_TO_STRING, MethodReturn.REFERENCE);
    return new StackManipulation.Compound(steps);
  }

  StackManipulation order() {
    line(Spot.ORDER, 0);
    add(local(1), TypeCasting.to(self), MethodVariableAccess.REFERENCE.storeAt(2));
    StackManipulation order = MethodVariableAccess.INTEGER.loadFrom(3);
    for (int i = 0; i < types.size(); i++) {
      line(Spot.ORDER_FIELD, i);
      add(field(0, i), field(2, i), Known.compare(types.get(i)));
      add(MethodVariableAccess.INTEGER.storeAt(3), order);
      Object[] newLocals =
          i == 0 ? new Object[] {self.getInternalName(), Opcodes.INTEGER} : new Object[0];
      add(Steps.returnUnless(Opcodes.IFEQ, 1, order, newLocals));
    }
    line(Spot.ORDER_END, 0);
    add(IntegerConstant.ZERO, MethodReturn.INTEGER);
    return new StackManipulation.Compound(steps);
  }

  private void line(Spot spot, int field) {
    add(Steps.line(source, spot, field));
  }

  private void add(StackManipulation... more) {
    steps.addAll(List.of(more));
  }

  private static StackManipulation local(int index) {
    return MethodVariableAccess.REFERENCE.loadFrom(index);
  }

  private StackManipulation field(int local, int index) {
    return new StackManipulation.Compound(
        local(local), FieldAccess.forField(fields.get(index)).read());
  }
}
