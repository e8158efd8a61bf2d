package dev.monomorph.it.app;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * An agent beside ours, made with Byte Buddy: advice in a target and in a callee, from the start or
 * from when the program asks for it.
 */
public final class AdviceAgent {
  private static final String PREFIX = "dev.monomorph.it.app.Advised";

  private static Instrumentation instrumentation;

  private AdviceAgent() {}

  /** Called by the JVM. */
  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
    if (!"later".equals(options)) {
      install();
    }
  }

  /** Called by the JVM when the agent is attached. */
  public static void agentmain(String options, Instrumentation given) {
    instrumentation = given;
    install();
  }

  /** Puts the advice into classes that are loaded, and into those that will be. */
  static void install() {
    new AgentBuilder.Default()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .with(AgentBuilder.RedefinitionStrategy.Listener.ErrorEscalating.FAIL_LAST)
        .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
        .disableClassFormatChanges()
        .type(nameStartsWith(PREFIX))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(Count.class).on(namedOneOf("total", "size").and(not(isAbstract())))))
        .installOn(instrumentation);
  }

  /** Counts the call, and doubles its result. */
  static final class Count {
    private Count() {}

    @Advice.OnMethodEnter
    static void enter() {
      Advised.ENTERED.incrementAndGet();
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int result) {
      result = 2 * result;
    }
  }
}
