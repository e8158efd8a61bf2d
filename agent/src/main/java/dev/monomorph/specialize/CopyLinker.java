package dev.monomorph.specialize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts the copies of one specialization by nest, and has their calls go to each other. */
final class CopyLinker {
  private final Places places;
  private final Map<Class<?>, Unit> units = new LinkedHashMap<>();

  private CopyLinker(Places places) {
    this.places = places;
  }

  /**
   * Rewrites the copies in place.
   *
   * @param copies those that are wanted, the root first; calls of others stay as they are
   * @return what they stand in; the root is the first of the first
   */
  static List<Unit> link(Set<Copy> copies, Places places) {
    CopyLinker linker = new CopyLinker(places);
    copies.forEach(linker::place);
    for (Copy copy : copies) {
      linker.link(copy, copies);
    }
    return List.copyOf(linker.units.values());
  }

  private void place(Copy copy) {
    places.access(copy).erase(copy.code());
    Class<?> nest = copy.owner().type().getNestHost();
    if (!units.containsKey(nest)) {
      units.put(nest, places.newUnit(units.size(), copy));
    }
    units.get(nest).add(copy.owner(), copy.code());
  }

  private Unit unitOf(Copy copy) {
    return units.get(copy.owner().type().getNestHost());
  }

  private void link(Copy copy, Set<Copy> copies) {
    Unit unit = unitOf(copy);
    for (Copy.Call call : copy.calls()) {
      if (copies.contains(call.callee())) {
        copy.code()
            .instructions
            .set(call.instruction(), unit.callTo(unitOf(call.callee()), call.callee()));
      }
    }
    unit.linkHelpers(copy.owner(), copy.code());
    places.access(copy).rewrite(copy.code(), unit);
    unit.linkConstants(copy.code());
  }
}
