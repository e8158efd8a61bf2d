package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.FactValue;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is used until it is certain that it is. */
final class DeferredUses implements Uses {
  private final List<FactValue> values = new ArrayList<>();
  private final List<FactValue> objects = new ArrayList<>();

  @Override
  public void accept(FactValue value) {
    values.add(value);
  }

  @Override
  public void acceptObject(FactValue value) {
    objects.add(value);
  }

  void pass(Uses used) {
    values.forEach(used::accept);
    objects.forEach(used::acceptObject);
  }
}
