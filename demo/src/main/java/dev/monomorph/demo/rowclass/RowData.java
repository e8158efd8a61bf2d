package dev.monomorph.demo.rowclass;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a generated class knows of its schema, as objects: it fetches them when it is initialized.
 *
 * <p>Public only because generated classes are in other class loaders.
 */
public final class RowData {
  private final RowType type;
  private Lookup lookup;
  private Accessors fields;

  RowData(RowType type) {
    this.type = type;
  }

  /**
   * The data of the class that asks; called once, from its static initializer.
   *
   * @param lookup of that class
   * @throws IllegalStateException if the class is no row class, or has asked before
   */
  public static RowData claim(Lookup lookup) {
    if (!(lookup.lookupClass().getClassLoader() instanceof RowLoader loader)) {
      throw new IllegalStateException("no row class: " + lookup.lookupClass());
    }
    RowData data = loader.data();
    if (data.lookup != null) {
      throw new IllegalStateException("initialized twice: " + lookup.lookupClass());
    }
    data.lookup = lookup;
    data.fields = new HandleAccessors(data.type, lookup);
    return data;
  }

  /** As {@link Objects#equals}, whose call of {@code equals} all classes of a program share. */
  public static boolean equal(String a, String b) {
    return a == null ? b == null : a.equals(b);
  }

  /** As {@link Objects#hashCode}, whose call of {@code hashCode} all classes of a program share. */
  public static int hashCode(String text) {
    return text == null ? 0 : text.hashCode();
  }

  /** What stands in front of each value in {@code toString()}. */
  public String[] labels() {
    return labels(type);
  }

  /** The hook; only called if there is one. */
  public RowValidator validator() {
    Function<Accessors, RowValidator> validation = type.validation().orElseThrow();
    return validation.apply(fields);
  }

  /** Compares as {@link String#compareTo}, null before everything else. */
  public static int compare(String a, String b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return a.compareTo(b);
  }

  /** What stands in front of each value in {@code toString()}: as in a record. */
  static String[] labels(RowType type) {
    String[] labels = new String[type.fields().size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (i == 0 ? type.name() + "[" : ", ") + type.fields().get(i).name() + "=";
    }
    return labels;
  }

  /** All rights in the class, which it gave when it was initialized. */
  Lookup lookup() {
    return lookup;
  }

  /** Ways to read and write the fields of the class. */
  Accessors fields() {
    return fields;
  }
}
