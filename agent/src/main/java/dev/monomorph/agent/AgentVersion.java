package dev.monomorph.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The agent's version, as the build has written it into the jar. */
public final class AgentVersion {
  private static final String RESOURCE = "version.txt";

  private AgentVersion() {}

  /** The version, such as {@code 0.1.0}. */
  public static String read() {
    try (InputStream in = AgentVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the agent's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " in the agent's jar", e);
    }
  }
}
