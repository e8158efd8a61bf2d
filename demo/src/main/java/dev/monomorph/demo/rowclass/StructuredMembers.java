package dev.monomorph.demo.rowclass;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.collection.ArrayAccess;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodReturn;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/** Initializers, constructors and accessors of a row class, as trees of checked steps. */
final class StructuredMembers {
  private static final StackManipulation THIS = MethodVariableAccess.loadThis();

  private final RowShape shape;
  private final SourceText source;
  private final TypeDescription self;
  private final List<FieldType> types;
  private final List<StackManipulation> steps = new ArrayList<>();

  /**
   * Begins a method.
   *
   * @param self the class, whose first fields are those of the schema
   */
  StructuredMembers(RowShape shape, SourceText source, TypeDescription self) {
    this.shape = shape;
    this.source = source;
    this.self = self;
    this.types = shape.fieldTypes();
  }

  /** The static initializer, without its end. */
  StackManipulation initializer() {
    line(Spot.DATA, 0);
    add(Known.LOOKUP, Known.CLAIM, constant("DATA").write());
    line(Spot.LABELS, 0);
    add(constant("DATA").read(), Known.LABELS, constant("LABELS").write());
    if (shape.validated()) {
      line(Spot.VALIDATOR, 0);
      add(constant("DATA").read(), Known.VALIDATOR, constant("VALIDATOR").write());
    }
    return new StackManipulation.Compound(steps);
  }

  StackManipulation typedConstructor() {
    line(Spot.TYPED, 0);
    add(THIS, Known.NEW_OBJECT);
    int local = 1;
    for (int i = 0; i < types.size(); i++) {
      line(Spot.TYPED_SET, i);
      add(THIS, variable(types.get(i)).loadFrom(local), field(i).write());
      local += types.get(i).slots();
    }
    return validated(Spot.TYPED_VALIDATE);
  }

  StackManipulation arrayConstructor() {
    line(Spot.ARRAY, 0);
    add(THIS, Known.NEW_OBJECT);
    for (int i = 0; i < types.size(); i++) {
      FieldType type = types.get(i);
      line(Spot.ARRAY_SET, i);
      add(THIS, MethodVariableAccess.REFERENCE.loadFrom(1), IntegerConstant.forValue(i));
      add(ArrayAccess.REFERENCE.load());
      add(TypeCasting.to(TypeDescription.ForLoadedType.of(type.box())), Known.unbox(type));
      add(field(i).write());
    }
    return validated(Spot.ARRAY_VALIDATE);
  }

  private StackManipulation validated(Spot spot) {
    if (shape.validated()) {
      line(spot, 0);
      add(constant("VALIDATOR").read(), THIS, Known.VALIDATE);
    }
    add(MethodReturn.VOID);
    return new StackManipulation.Compound(steps);
  }

  StackManipulation getter(int field) {
    line(Spot.GET, field);
    TypeDescription type = TypeDescription.ForLoadedType.of(types.get(field).type());
    add(THIS, field(field).read(), MethodReturn.of(type));
    return new StackManipulation.Compound(steps);
  }

  StackManipulation setter(int field) {
    line(Spot.SET, field);
    add(THIS, variable(types.get(field)).loadFrom(1), field(field).write(), MethodReturn.VOID);
    return new StackManipulation.Compound(steps);
  }

  private void line(Spot spot, int field) {
    add(Steps.line(source, spot, field));
  }

  private void add(StackManipulation... more) {
    steps.addAll(List.of(more));
  }

  private static MethodVariableAccess variable(FieldType type) {
    return MethodVariableAccess.of(TypeDescription.ForLoadedType.of(type.type()));
  }

  private FieldAccess.Defined field(int index) {
    return FieldAccess.forField(self.getDeclaredFields().get(index));
  }

  private FieldAccess.Defined constant(String name) {
    return StructuredRows.constant(self, types.size(), name);
  }
}
