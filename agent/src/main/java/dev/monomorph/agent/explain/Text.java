package dev.monomorph.agent.explain;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.CallOutlook;
import dev.monomorph.specialize.Outlook;
import dev.monomorph.specialize.ParameterUse;
import dev.monomorph.specialize.Specializer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of methods, for people: a paragraph each. */
final class Text {
  private final StringBuilder text = new StringBuilder();

  /** Begins with a method. */
  void title(Target target) {
    line(text.isEmpty() ? "%s" : "%n%s", target);
  }

  /** Says whether it can be specialized; {@code refusal} is null if it can. */
  void verdict(Refusal refusal) {
    if (refusal == null) {
      line("    can be specialized: yes");
    } else {
      line("    can be specialized: no: the method %s (%s)", refusal.explanation(), refusal);
    }
  }

  /** Says that no more can be told. */
  void failure(String reason) {
    line("    more cannot be told: %s", reason);
  }

  /** Says of each parameter whether and where it matters. */
  void parameters(
      List<Parameter> parameters, BitSet relevant, BitSet constant, List<ParameterUse> uses) {
    line("    parameters");
    for (Parameter parameter : parameters) {
      int number = parameter.number();
      String verdict = relevant.get(number) ? "matters" : "does not matter" + whyNot(parameter);
      String isConstant = constant.get(number) ? ", is annotated as a constant" : "";
      line("        %s: %s%s", parameter, verdict, isConstant);
      for (ParameterUse use : uses) {
        if (use.parameter() == number) {
          line("            %s: %s", place(use.line()), phrase(use));
        }
      }
    }
  }

  private static String whyNot(Parameter parameter) {
    if (!parameter.isReference()) {
      return ", is no reference";
    }
    return Outlook.hasOneClass(parameter.type())
        ? ", is always of the same class"
        : ", nothing depends on its class";
  }

  private static String phrase(ParameterUse use) {
    return (use.kind().explanation() + " " + use.what()).strip();
  }

  /** Says what becomes of calls. */
  void calls(List<CallOutlook> calls) {
    section(
        "calls that would be copied",
        calls.stream().filter(call -> call.kept() == null).map(Text::copied));
    section(
        "calls that would stay calls",
        calls.stream().filter(call -> call.kept() != null).map(Text::kept));
  }

  private static String copied(CallOutlook call) {
    String start = place(call.line()) + ": " + call.call();
    if (call.parameters().isEmpty()) {
      return start + ", whatever the parameters are";
    }
    return call.copied() == null
        ? start + ", the method that the class of " + numbers(call.parameters()) + " has"
        : start + ", if the class of " + numbers(call.parameters()) + " is known";
  }

  private static String kept(CallOutlook call) {
    return String.format(
        "%s: %s: %s (%s)", place(call.line()), call.call(), call.kept().explanation(), call.kept());
  }

  private static String numbers(BitSet parameters) {
    return "parameter "
        + parameters.stream().mapToObj(Integer::toString).collect(Collectors.joining(" or "));
  }

  /** Says what a specialization for certain classes is made of. */
  void specialization(Key asked, Specializer.Result made) {
    line("    specialization for %s", asked);
    if (made.key().isGeneric()) {
      line("        none: nothing depends on these classes");
      return;
    }
    line("        depends on %s", made.key());
    line("        %,d bytes copied to %,d", made.extent().copiedBytes(), made.extent().codeBytes());
    line("        copied");
    Map<Target, Integer> counts = new LinkedHashMap<>();
    made.copied().forEach(target -> counts.merge(target, 1, Integer::sum));
    counts.forEach(
        (target, count) ->
            line("            %s%s", target, count == 1 ? "" : ", " + count + " times"));
    section(
        "    calls that stay calls by reason",
        made.extent().keptCalls().entrySet().stream()
            .map(
                kept ->
                    String.format(
                        Locale.ROOT,
                        "    %,d  %-22s %s",
                        kept.getValue(),
                        kept.getKey(),
                        kept.getKey().explanation())));
  }

  private void section(String heading, Stream<String> lines) {
    List<String> all = lines.toList();
    if (!all.isEmpty()) {
      line("    %s", heading);
      all.forEach(each -> line("        %s", each));
    }
  }

  private static String place(int line) {
    return line == 0 ? "line unknown" : "line " + line;
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
