package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a program declares: classes, their members, and what may be asked of them. */
final class World {
  static final String PACKAGE = "gen/";
  static final String TRACE = PACKAGE + "Trace";
  static final String MAIN = PACKAGE + "Main";

  /** Every member that the generator adds has a lower rank than this, see MethodModel. */
  static final int TARGET_RANK = 100;

  static final int MAIN_RANK = 1000;

  static final String VOUCH = "dev.monomorph.equivalence.vouch";

  /** Whether arrays are not written to once others may see them. */
  static final boolean VOUCHED_FOR = Boolean.getBoolean(VOUCH);

  final Choices choices;
  final Set<Feature> features = EnumSet.noneOf(Feature.class);
  final List<ClassModel> classes = new ArrayList<>();
  final List<MethodModel> targets = new ArrayList<>();
  final List<MethodModel> recipes = new ArrayList<>();
  final List<EntryCall> calls = new ArrayList<>();
  final List<Ty> functions = new ArrayList<>();
  final List<Ty> arrays = new ArrayList<>();
  final Map<String, ClassModel> byName = new HashMap<>();
  private final Map<Ty, List<MethodModel>> returning = new HashMap<>();
  private final Map<Ty, List<FieldModel>> holding = new HashMap<>();
  private final Map<Ty, List<Ty>> below = new HashMap<>();
  private final Map<Ty, List<ClassModel>> instances = new HashMap<>();

  /** Known once all fields are. */
  Levels levels;

  private int line = 10;
  private int names;

  World(Choices choices) {
    this.choices = choices;
  }

  ClassModel add(ClassModel model) {
    classes.add(model);
    byName.put(model.name, model);
    return model;
  }

  /** Each line of the program stands for one statement or call of it. */
  int nextLine() {
    return line++;
  }

  int nextName() {
    return names++;
  }

  List<ClassModel> of(Kind kind) {
    List<ClassModel> result = new ArrayList<>();
    for (ClassModel each : classes) {
      if (each.kind == kind) {
        result.add(each);
      }
    }
    return result;
  }

  /** Methods whose result can stand for a value of the type. Declarations must be complete. */
  List<MethodModel> returning(Ty type) {
    return returning.computeIfAbsent(type, this::findReturning);
  }

  private List<MethodModel> findReturning(Ty type) {
    List<MethodModel> result = new ArrayList<>();
    for (ClassModel owner : classes) {
      for (MethodModel method : owner.methods) {
        if (method.result == type || method.result.isA(type)) {
          result.add(method);
        }
      }
    }
    return result;
  }

  /** Fields whose value can stand for a value of the type. Declarations must be complete. */
  List<FieldModel> holding(Ty type) {
    return holding.computeIfAbsent(type, this::findHolding);
  }

  private List<FieldModel> findHolding(Ty type) {
    List<FieldModel> result = new ArrayList<>();
    for (ClassModel owner : classes) {
      for (FieldModel field : owner.fields) {
        if (field.type().isA(type)) {
          result.add(field);
        }
      }
    }
    return result;
  }

  /** Types that the program uses and whose values are also of the given type, itself excluded. */
  List<Ty> below(Ty type) {
    return below.computeIfAbsent(type, this::findBelow);
  }

  private List<Ty> findBelow(Ty type) {
    List<Ty> result = new ArrayList<>();
    for (Ty each : references()) {
      if (each != type && each.isA(type)) {
        result.add(each);
      }
    }
    return result;
  }

  /** All types that values of {@code Object} may have. */
  private List<Ty> references() {
    List<Ty> result = new ArrayList<>(List.of(Ty.STRING));
    for (Ty primitive : Ty.PRIMITIVES) {
      result.add(primitive.box);
    }
    for (ClassModel each : classes) {
      if (each.kind != Kind.UTILITY && each.kind != Kind.MAIN && each.kind != Kind.ENUM_BODY) {
        result.add(each.type);
      }
    }
    result.addAll(arrays);
    result.add(Ty.LIST);
    return result;
  }

  /** The classes that objects of the type may have. */
  List<ClassModel> instances(Ty type) {
    return instances.computeIfAbsent(type, this::findInstances);
  }

  private List<ClassModel> findInstances(Ty type) {
    List<ClassModel> result = new ArrayList<>();
    for (ClassModel each : classes) {
      if (each.hasInstances() && each.type.isA(type)) {
        result.add(each);
      }
    }
    return result;
  }

  /** To be called when declarations have changed after they were asked for. */
  void forgetIndexes() {
    returning.clear();
    holding.clear();
    below.clear();
    instances.clear();
  }

  /** Whether {@code toString} of such a value is the same in every run. */
  static boolean isPrintable(Ty type) {
    return type.isPrimitive()
        || type.isBox()
        || type == Ty.STRING
        || type == Ty.NUMBER
        || type == Ty.CHAR_SEQUENCE
        || type == Ty.COMPARABLE
        || (type.isGenerated() && type.model.kind != Kind.EXCEPTION);
  }

  /** Whether {@code hashCode} of such a value is the same in every run. */
  static boolean isHashable(Ty type) {
    return type.isPrimitive()
        || type.isBox()
        || type == Ty.STRING
        || type == Ty.NUMBER
        || type == Ty.COMPARABLE
        || (type.isGenerated()
            && (type.model.kind == Kind.CLASS || type.model.kind == Kind.RECORD));
  }
}
