package dev.monomorph.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Reads options from the command line, then from the config file: the first value wins. */
final class AgentOptionsReader {
  private final Map<Option<?>, Object> given = new HashMap<>();

  /**
   * Reads everything.
   *
   * @return the values of the options that were given
   * @throws AgentOptionsException at the first that is not accepted
   */
  Map<Option<?>, Object> read(String agentArgs) throws AgentOptionsException {
    Map<Option<?>, Object> unused = readCommandLine(agentArgs);
    String config = (String) given.get(AgentOptions.CONFIG);
    if (config != null) {
      readConfig(config);
    }
    return given;
  }

  /**
   * Reads the command line alone.
   *
   * @return the values of the options that were given there
   * @throws AgentOptionsException at the first that is not accepted
   */
  Map<Option<?>, Object> readCommandLine(String text) throws AgentOptionsException {
    int start = 0;
    while (start < text.length()) {
      int end = endOfOption(text, start);
      String part = text.substring(start, end).strip();
      if (!part.isEmpty()) {
        readArgument(part);
      }
      start = end + 1;
    }
    return given;
  }

  private void readArgument(String argument) throws AgentOptionsException {
    int equals = argument.indexOf('=');
    String key = equals < 0 ? argument : argument.substring(0, equals);
    Option<?> option = find(key, argument);
    if (equals < 0) {
      throw new AgentOptionsException(key, "no value", key + "=" + option.nearest(""));
    }
    if (given.put(option, option.read(argument.substring(equals + 1))) != null) {
      throw new AgentOptionsException(argument, "given before", null);
    }
  }

  private void readConfig(String file) throws AgentOptionsException {
    Properties properties = ConfigFile.load(file);
    try {
      for (String key : new TreeSet<>(properties.stringPropertyNames())) {
        String value = properties.getProperty(key).strip();
        Option<?> option = find(key, key + "=" + value);
        if (option == AgentOptions.CONFIG) {
          throw new AgentOptionsException(key + "=" + value, "config files name no others", null);
        }
        given.putIfAbsent(option, option.read(value));
      }
    } catch (AgentOptionsException e) {
      throw new AgentOptionsException("config=" + file + ": " + e.getMessage());
    }
  }

  private static Option<?> find(String key, String argument) throws AgentOptionsException {
    Option<?> option = AgentOptions.find(key);
    if (option != null) {
      return option;
    }
    List<String> keys = new ArrayList<>();
    for (Option<?> known : AgentOptions.all()) {
      keys.add(known.key());
    }
    throw new AgentOptionsException(argument, "unknown option", Nearest.to(key, keys));
  }

  /**
   * The index of the comma after an option, or of the text's end. As in JaCoCo a comma ends an
   * option only where another one follows, so that file names may contain commas.
   */
  private static int endOfOption(String text, int start) {
    int comma = text.indexOf(',', start);
    while (comma >= 0 && !startsOption(text, comma + 1)) {
      comma = text.indexOf(',', comma + 1);
    }
    return comma < 0 ? text.length() : comma;
  }

  /** Whether {@code key=}, a known key alone, or nothing stands before the next comma. */
  private static boolean startsOption(String text, int start) {
    int end = start;
    while (end < text.length() && isKeyCharacter(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) != ',') {
      return text.charAt(end) == '=' && end > start;
    }
    String word = text.substring(start, end).strip();
    return word.isEmpty() || AgentOptions.find(word) != null;
  }

  private static boolean isKeyCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == ' ';
  }
}
