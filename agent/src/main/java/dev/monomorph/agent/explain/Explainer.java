package dev.monomorph.agent.explain;

import dev.monomorph.engine.UnstartedProgram;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.OriginalClass;
import dev.monomorph.specialize.Outlook;
import dev.monomorph.specialize.Specializer;
import dev.monomorph.weave.TargetPatterns;
import java.lang.instrument.Instrumentation;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Says of methods whether and why they can be specialized, before their program runs. */
public final class Explainer {
  private final ClassPath path;
  private final UnstartedProgram program;
  private final Assumptions assumptions;
  private final Text text = new Text();

  private Explainer(ClassPath path, UnstartedProgram program, Assumptions assumptions) {
    this.path = path;
    this.program = program;
    this.assumptions = assumptions;
  }

  /**
   * What is to be said of all methods that match.
   *
   * @param assumed names of classes by parameters' numbers; of exactly these classes the arguments
   *     of a specialization are assumed to be, which is then made, and not defined. Empty for none
   * @throws ExplainException if nothing matches, or something that is named is not there
   */
  public static String explain(
      Instrumentation instrumentation,
      ClassPath path,
      TargetPatterns patterns,
      Map<Integer, String> assumed)
      throws ExplainException {
    Explainer explainer =
        new Explainer(path, new UnstartedProgram(instrumentation), Assumptions.of(path, assumed));
    for (FoundMethod method : MethodSearch.find(path, patterns)) {
      explainer.explain(method);
    }
    return explainer.text.toString();
  }

  private void explain(FoundMethod method) throws ExplainException {
    Target target = method.target();
    text.title(target);
    try {
      Refusal refusal = method.refusal();
      text.verdict(refusal);
      if (refusal == null) {
        details(method, target);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // Of one of many methods, as of a class that lacks another; the rest can be told.
      text.failure(Failures.describe(e));
    }
  }

  private void details(FoundMethod method, Target target) throws ExplainException {
    OriginalClass original = method.original();
    BitSet relevant = Specializer.relevantParameters(original, target);
    BitSet constant = Specializer.constantParameters(original, target);
    List<Parameter> parameters = Parameter.of(target.owner(), method.method());
    text.parameters(parameters, relevant, constant, Outlook.uses(original, target));
    Key key = assumptions.key(target, parameters, relevant);
    Class<?> owner = ownerOf(target);
    if (owner == null) {
      return;
    }
    text.calls(Outlook.calls(program, owner, target));
    if (!assumptions.isEmpty()) {
      text.specialization(key, Specializer.specialize(program, owner, target, key, null));
    }
  }

  /** The class, loaded; null, and said why, if it cannot be. */
  private Class<?> ownerOf(Target target) {
    try {
      return Class.forName(target.owner().replace('/', '.'), false, path.loader());
    } catch (ClassNotFoundException | LinkageError e) {
      text.failure(Failures.describe(e));
      return null;
    }
  }
}
