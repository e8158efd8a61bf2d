package dev.monomorph.agent.command;

import java.io.IOException;
import java.util.List;

/** The agent in another JVM, as it can be looked at again and again. */
interface AgentView extends AutoCloseable {
  /**
   * What the agent has done until some moment.
   *
   * @param at nanoseconds from any time on
   * @param enabled whether targets are switched on that no pattern says anything of
   */
  record Sample(long at, boolean enabled, Totals totals, List<Target> targets) {}

  /** What the targets add up to. */
  record Totals(
      int targets,
      int woven,
      int called,
      int splits,
      int specializations,
      int retired,
      long classFileBytes,
      double milliseconds) {}

  /**
   * One target.
   *
   * @param copies specializations that its sites choose from
   * @param states how many of its sites are in which state, in words
   * @param refusals in words
   * @param hits calls of its specializations; null where they are not counted
   */
  record Target(
      String name,
      boolean enabled,
      int copies,
      int specializations,
      int retired,
      int sites,
      String states,
      String refusals,
      Long hits) {}

  /**
   * Looks at it.
   *
   * @throws IOException if the JVM is gone, or the agent is
   */
  Sample look() throws IOException;

  @Override
  void close();
}
