package dev.monomorph.agent;

/**
 * An option that accepts the name of a file or directory, relative to the working directory; by
 * default none.
 */
final class FileOption extends Option<String> {
  private final String accepts;
  private final String example;

  FileOption(String key, String accepts, String example) {
    super(key, null);
    this.accepts = accepts;
    this.example = example;
  }

  @Override
  public String accepts() {
    return accepts;
  }

  @Override
  String read(String text) throws AgentOptionsException {
    if (text.isEmpty()) {
      throw notAccepted(text);
    }
    return text;
  }

  @Override
  String nearest(String text) {
    return text.isEmpty() ? example : text;
  }
}
