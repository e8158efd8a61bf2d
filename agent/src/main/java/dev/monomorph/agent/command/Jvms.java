package dev.monomorph.agent.command;

import java.io.File;
import java.util.List;

/** The JVMs that the agent can be attached to. */
interface Jvms {
  /**
   * One of them.
   *
   * @param pid its process
   * @param program its main class or jar, or empty if it does not tell
   * @param state whether the agent is in it
   */
  record Jvm(long pid, String program, State state) {}

  /** Whether the agent is in a JVM. */
  enum State {
    /** It is. */
    IN,
    /** It is not. */
    OUT,
    /** The JVM does not tell: it does not answer, or does not let this process ask. */
    UNKNOWN
  }

  /** All of this user's, without the one that asks, by process. */
  List<Jvm> list() throws JvmException;

  /**
   * Whether the agent is in a JVM.
   *
   * @throws JvmException if there is no such JVM, or it cannot be attached to
   */
  State state(long pid) throws JvmException;

  /**
   * Loads the agent into a JVM, and waits until it has done what it was asked to.
   *
   * @param argument the agent's argument
   * @return what the agent says has gone wrong, or null
   * @throws JvmException if there is no such JVM, or it does not load the agent
   */
  String load(long pid, File jar, String argument) throws JvmException;

  /**
   * Looks into a JVM that the agent is in.
   *
   * @throws JvmException if it cannot be looked into
   */
  AgentView view(long pid) throws JvmException;
}
