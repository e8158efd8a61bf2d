package dev.monomorph.agent;

import dev.monomorph.weave.TargetPatterns;

/** An option that accepts patterns of methods; by default none. */
final class TargetsOption extends Option<TargetPatterns> {
  TargetsOption(String key) {
    super(key, TargetPatterns.NONE);
  }

  @Override
  String text(TargetPatterns value) {
    return value.isEmpty() ? "none" : value.toString();
  }

  @Override
  public String accepts() {
    return "patterns, separated by ':'";
  }

  @Override
  TargetPatterns read(String text) throws AgentOptionsException {
    try {
      return TargetPatterns.parse(text);
    } catch (
        IllegalArgumentException e) { // its message names the pattern and the nearest valid one
      throw new AgentOptionsException(key() + "=" + e.getMessage());
    }
  }

  @Override
  String nearest(String text) {
    return "com.acme.Fold#fold";
  }
}
