package dev.monomorph.it.app;

/** Many calls of one target, each at a place of its own and with a function of its own. */
final class ManyCallers {
  private final Splits splits;

  private ManyCallers(Splits splits) {
    this.splits = splits;
  }

  static void addAll(Splits splits) {
    ManyCallers callers = new ManyCallers(splits);
    callers.add0();
    callers.add1();
    callers.add2();
  }

  private void add0() {
    splits.add("0", null, (none, f) -> Splittable.apply(f, 0), v -> v + "of 0");
    splits.add("1", null, (none, f) -> Splittable.apply(f, 1), v -> v + "of 1");
    splits.add("2", null, (none, f) -> Splittable.apply(f, 2), v -> v + "of 2");
    splits.add("3", null, (none, f) -> Splittable.apply(f, 3), v -> v + "of 3");
    splits.add("4", null, (none, f) -> Splittable.apply(f, 4), v -> v + "of 4");
    splits.add("5", null, (none, f) -> Splittable.apply(f, 5), v -> v + "of 5");
    splits.add("6", null, (none, f) -> Splittable.apply(f, 6), v -> v + "of 6");
    splits.add("7", null, (none, f) -> Splittable.apply(f, 7), v -> v + "of 7");
    splits.add("8", null, (none, f) -> Splittable.apply(f, 8), v -> v + "of 8");
    splits.add("9", null, (none, f) -> Splittable.apply(f, 9), v -> v + "of 9");
    splits.add("10", null, (none, f) -> Splittable.apply(f, 10), v -> v + "of 10");
    splits.add("11", null, (none, f) -> Splittable.apply(f, 11), v -> v + "of 11");
  }

  private void add1() {
    splits.add("12", null, (none, f) -> Splittable.apply(f, 12), v -> v + "of 12");
    splits.add("13", null, (none, f) -> Splittable.apply(f, 13), v -> v + "of 13");
    splits.add("14", null, (none, f) -> Splittable.apply(f, 14), v -> v + "of 14");
    splits.add("15", null, (none, f) -> Splittable.apply(f, 15), v -> v + "of 15");
    splits.add("16", null, (none, f) -> Splittable.apply(f, 16), v -> v + "of 16");
    splits.add("17", null, (none, f) -> Splittable.apply(f, 17), v -> v + "of 17");
    splits.add("18", null, (none, f) -> Splittable.apply(f, 18), v -> v + "of 18");
    splits.add("19", null, (none, f) -> Splittable.apply(f, 19), v -> v + "of 19");
    splits.add("20", null, (none, f) -> Splittable.apply(f, 20), v -> v + "of 20");
    splits.add("21", null, (none, f) -> Splittable.apply(f, 21), v -> v + "of 21");
    splits.add("22", null, (none, f) -> Splittable.apply(f, 22), v -> v + "of 22");
    splits.add("23", null, (none, f) -> Splittable.apply(f, 23), v -> v + "of 23");
  }

  private void add2() {
    splits.add("24", null, (none, f) -> Splittable.apply(f, 24), v -> v + "of 24");
    splits.add("25", null, (none, f) -> Splittable.apply(f, 25), v -> v + "of 25");
    splits.add("26", null, (none, f) -> Splittable.apply(f, 26), v -> v + "of 26");
    splits.add("27", null, (none, f) -> Splittable.apply(f, 27), v -> v + "of 27");
    splits.add("28", null, (none, f) -> Splittable.apply(f, 28), v -> v + "of 28");
    splits.add("29", null, (none, f) -> Splittable.apply(f, 29), v -> v + "of 29");
    splits.add("30", null, (none, f) -> Splittable.apply(f, 30), v -> v + "of 30");
    splits.add("31", null, (none, f) -> Splittable.apply(f, 31), v -> v + "of 31");
    splits.add("32", null, (none, f) -> Splittable.apply(f, 32), v -> v + "of 32");
    splits.add("33", null, (none, f) -> Splittable.apply(f, 33), v -> v + "of 33");
    splits.add("34", null, (none, f) -> Splittable.apply(f, 34), v -> v + "of 34");
    splits.add("35", null, (none, f) -> Splittable.apply(f, 35), v -> v + "of 35");
  }
}
