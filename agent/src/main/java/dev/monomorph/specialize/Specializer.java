package dev.monomorph.specialize;

import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.fact.Fact;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes copies of targets. */
public final class Specializer {
  private Specializer() {}

  /**
   * A specialization before it has classes.
   *
   * @param classes its copies; the root is the first of the first class
   * @param key the asked-for key without what decided nothing
   * @param extent how far it goes
   * @param copied the methods that were copied, the target first; one that was copied twice is
   *     there twice
   * @param notes what its copies are; none unless that was asked for
   */
  public record Result(
      List<GeneratedClass> classes,
      Key key,
      Extent extent,
      List<Target> copied,
      Map<MethodNode, CopyNote> notes) {}

  /**
   * The generic copies of several targets of one class, in one class.
   *
   * @param running where the bytecode is found
   * @return one method for each target, in their order
   * @throws IllegalStateException if the class has no such method, nor any bytecode
   */
  public static GeneratedClass generic(
      RunningProgram running, Class<?> owner, List<Target> targets) {
    Program program = new Program(running);
    LoadedClass loaded = program.load(owner);
    BorrowedAccess access =
        new BorrowedAccess(
            loaded, program.eligibility(loaded), false, new ForeignAccess(loaded, false), false);
    Unit unit = new Unit(0, loaded, loaded);
    for (Target target : targets) {
      MethodNode copy = StaticCopy.of(loaded, method(loaded, target), false);
      unit.add(loaded, copy);
      access.rewrite(copy, unit);
    }
    return unit.generate();
  }

  static MethodNode method(LoadedClass owner, Target target) {
    MethodNode method = owner == null ? null : owner.declared(target.name(), target.descriptor());
    if (method == null) {
      throw new IllegalStateException("no bytecode of " + target);
    }
    return method;
  }

  /**
   * A specialization of one target.
   *
   * @param running where the target's and its callees' bytecode is found
   * @param owner the target's class
   * @param key what may be assumed of the arguments; not dead before this returns
   * @param speculation what may be guessed; null for nothing
   * @throws IllegalStateException if the class has no such method, nor any bytecode
   */
  public static Result specialize(
      RunningProgram running, Class<?> owner, Target target, Key key, Speculation speculation) {
    return specialize(running, owner, target, key, speculation, false);
  }

  /**
   * The same.
   *
   * @param explained whether the result shall tell what its copies are
   */
  public static Result specialize(
      RunningProgram running,
      Class<?> owner,
      Target target,
      Key key,
      Speculation speculation,
      boolean explained) {
    Program program = new Program(running);
    LoadedClass loaded = program.load(owner);
    MethodNode method = method(loaded, target);
    CopySession.Result made =
        new CopySession(program, owner, speculation, explained)
            .run(loaded, method, entryFacts(key));
    List<GeneratedClass> classes = new ArrayList<>(made.units().size());
    for (Unit unit : made.units()) {
      classes.add(unit.generate());
    }
    Key used = key.keepOnly(made.used(), made.identified());
    return new Result(classes, used, made.extent(), made.copied(), made.notes());
  }

  private static List<Fact> entryFacts(Key key) {
    List<Fact> facts = new ArrayList<>(key.size());
    for (int i = 0; i < key.size(); i++) {
      Reference<Object> identity = key.identity(i);
      if (identity != null) {
        facts.add(Fact.object(identity.get()));
      } else if (key.exactClass(i) != null) {
        facts.add(Fact.exact(key.exactClass(i)));
      } else if (key.isNull(i)) {
        facts.add(Fact.NULL);
      } else {
        facts.add(Fact.ANY);
      }
    }
    return facts;
  }

  /**
   * A lambda's class as copies are made of it; null if it is none, or of no known shape.
   *
   * @throws IllegalStateException if the JVM does not tell
   */
  public static ClassNode lambda(RunningProgram running, Class<?> type) {
    return LambdaClass.of(type, running);
  }

  /** The parameters that are annotated as constants. */
  public static BitSet constantParameters(OriginalClass original, Target target) {
    return ConstantParameters.of(original.method(target));
  }

  /** The parameters whose classes may matter to a target's code: see {@link ParameterRelevance}. */
  public static BitSet relevantParameters(OriginalClass original, Target target) {
    return ParameterRelevance.of(original.tree(), original.method(target));
  }
}
