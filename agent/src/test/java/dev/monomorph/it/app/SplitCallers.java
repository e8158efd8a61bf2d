package dev.monomorph.it.app;

import dev.monomorph.it.app.Splittable.Base;
import dev.monomorph.it.app.Splittable.Constructed;
import dev.monomorph.it.app.Splittable.Face;
import dev.monomorph.it.app.Splittable.Heir;
import dev.monomorph.it.app.Splittable.Named;
import dev.monomorph.it.app.Splittable.Other;
import dev.monomorph.it.app.Splittable.Own;
import dev.monomorph.it.app.Splittable.Plain;
import dev.monomorph.it.app.Splittable.Stranger;
import java.util.Arrays;
import java.util.function.Function;

/** Call instructions of every kind, each at a place of its own and with a function of its own. */
final class SplitCallers {
  private static final Object[] PARTS = {"p", "q"};
  private static final Base[] BASES = {new Base(), new Heir(), new Other()};
  private static final Face[] FACES = {new Plain(), new Own()};
  private static final Named[] NAMED = {new Base(), new Other(), new Heir()};

  private final Splits splits;

  private SplitCallers(Splits splits) {
    this.splits = splits;
  }

  static void addAll(Splits splits) {
    SplitCallers callers = new SplitCallers(splits);
    callers.addStatic();
    callers.addVirtual();
    callers.addPlaces();
  }

  private void addStatic() {
    splits.add("static", null, (none, f) -> Splittable.apply(f, "static"), v -> v + "1");
    splits.add("wide", null, (none, f) -> Splittable.wide(1L << 40, f, 0.5, "wide"), v -> v + "2");
    splits.add("varargs", null, (none, f) -> Splittable.all(f, "a", "b"), v -> v + "3");
    splits.add("no varargs", null, (none, f) -> Splittable.all(f, PARTS), v -> v);
    splits.add("interface's", null, (none, f) -> Face.statically(f, "face"), v -> v + "4");
    splits.add(
        "array", null, (none, f) -> text(Splittable.mapped(new String[] {"x"}, f)), v -> v + "5");
  }

  private static String text(Object[] values) {
    return values.getClass().getSimpleName() + Arrays.toString(values);
  }

  private void addVirtual() {
    splits.add("final", new Base(), (b, f) -> ((Base) b).certain(f, "final"), v -> v + "6");
    splits.add("private", new Base(), (b, f) -> Splittable.callHidden((Base) b, f), v -> v + "7");
    splits.add("face", new Plain(), (b, f) -> Face.call((Face) b, f), v -> v + "8");
    splits.add("virtual", new Base(), (b, f) -> ((Base) b).virtual(f, "virtual"), v -> v + "9");
    splits.add("inherited", new Heir(), (b, f) -> ((Heir) b).virtual(f, "heir"), v -> v + "a");
    splits.add("default", new Plain(), (b, f) -> ((Face) b).byDefault(f, "default"), v -> v + "b");
    splits.add("class's", new Plain(), (b, f) -> ((Plain) b).byDefault(f, "class"), v -> v + "c");
    splits.add("named", new Base(), (b, f) -> ((Named) b).named(f, "named"), v -> v + "d");
    splits.add("protected", new Stranger(), (b, f) -> ((Stranger) b).call(f), v -> v + "e");
  }

  private void addPlaces() {
    splits.add("bases", null, (none, f) -> bases(f), v -> v + "f");
    splits.add("faces", null, (none, f) -> faces(f), v -> v + "g");
    splits.add("names", null, (none, f) -> names(f), v -> v + "h");
    splits.add("constructor", null, (none, f) -> new Constructed(f).result, v -> v + "i");
    splits.add(
        "line", null, (none, f) -> Splittable.apply(f, 1) + "" + Splittable.apply(f, 2), v -> v);
  }

  private static String bases(Function<Object, Object> f) {
    StringBuilder all = new StringBuilder();
    for (Base base : BASES) {
      all.append(base.virtual(f, "base")).append(' ');
    }
    return all.toString();
  }

  private static String faces(Function<Object, Object> f) {
    StringBuilder all = new StringBuilder();
    for (Face face : FACES) {
      all.append(face.byDefault(f, "face")).append(' ');
    }
    return all.toString();
  }

  private static String names(Function<Object, Object> f) {
    StringBuilder all = new StringBuilder();
    for (Named named : NAMED) {
      all.append(named.named(f, "named")).append(' ');
    }
    return all.toString();
  }
}
