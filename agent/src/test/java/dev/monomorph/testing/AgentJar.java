package dev.monomorph.testing;

import java.io.IOException;
import java.nio.file.Path;

/** Jars of agents beside ours. */
public final class AgentJar {
  private AgentJar() {}

  /** A jar that names an agent of the test tree, which the program's class path holds. */
  public static Path of(Class<?> agent, Path directory) throws IOException {
    return new JarBuilder()
        .attribute("Premain-Class", agent.getName())
        .attribute("Agent-Class", agent.getName())
        .attribute("Can-Retransform-Classes", "true")
        .attribute("Can-Redefine-Classes", "true")
        .write(directory.resolve(agent.getSimpleName() + ".jar"));
  }
}
