package dev.monomorph.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;

/** Reads the file that the {@code config} option names: Java properties in UTF-8. */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @throws AgentOptionsException if there is none, or it cannot be read as properties
   */
  static Properties load(String name) throws AgentOptionsException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(new FileInputStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      boolean exists = new File(name).exists();
      String reason = exists ? "cannot be read (" + e.getMessage() + ")" : "no such file";
      throw error(name, reason, exists ? null : neighbour(name));
    } catch (IllegalArgumentException e) {
      throw error(name, "not Java properties (" + e.getMessage() + ")", null);
    }
  }

  private static AgentOptionsException error(String name, String reason, String nearest) {
    return new AgentOptionsException(
        "config=" + name, reason, nearest == null ? null : "config=" + nearest);
  }

  /** The file beside a missing one whose name is most like its name, or null. */
  private static String neighbour(String name) {
    File file = new File(name);
    File directory = file.getAbsoluteFile().getParentFile();
    String[] names = directory == null ? null : directory.list();
    if (names == null) {
      return null;
    }
    Arrays.sort(names);
    String nearest = Nearest.to(file.getName(), Arrays.asList(names));
    if (nearest == null
        || Nearest.distance(file.getName(), nearest) > file.getName().length() / 2) {
      return null;
    }
    return new File(file.getParentFile(), nearest).getPath();
  }
}
