package dev.monomorph.demo.rowclass;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What the rows of one schema do, as lambdas over their values: what a class is to objects. */
final class ClosureType {
  private final RowType type;
  private final String[] labels;
  private final List<Comparator<Object[]>> comparators;
  private final RowValidator validator;

  ClosureType(RowType type) {
    this.type = type;
    this.labels = RowData.labels(type);
    this.comparators = comparators(type);
    Accessors fields = new ClosureAccessors(this);
    this.validator = type.validation().map(v -> v.apply(fields)).orElse(row -> {});
  }

  private static List<Comparator<Object[]>> comparators(RowType type) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Comparator<Object[]>[] all = new Comparator[type.fields().size()];
    for (int i = 0; i < all.length; i++) {
      int field = i;
      all[i] =
          switch (type.fields().get(i).type()) {
            case BOOLEAN -> (a, b) -> Boolean.compare((Boolean) a[field], (Boolean) b[field]);
            case INT -> (a, b) -> Integer.compare((Integer) a[field], (Integer) b[field]);
            case LONG -> (a, b) -> Long.compare((Long) a[field], (Long) b[field]);
            case DOUBLE -> (a, b) -> Double.compare((Double) a[field], (Double) b[field]);
            case STRING -> (a, b) -> RowData.compare((String) a[field], (String) b[field]);
          };
    }
    return List.of(all);
  }

  RowType rowType() {
    return type;
  }

  /** Makes a row of a copy of the values. */
  Object make(Object[] values) {
    type.check(values);
    ClosureRow row = new ClosureRow(this, values.clone());
    validator.validate(row);
    return row;
  }

  /** The values of a row of this type. */
  Object[] values(Object row) {
    ClosureRow closureRow = (ClosureRow) row;
    if (closureRow.type() != this) {
      throw new ClassCastException("a row of another class: " + Quote.of(row.toString()));
    }
    return closureRow.values();
  }

  boolean same(Object[] a, Object[] b) {
    return Arrays.equals(a, b);
  }

  int hash(Object[] values) {
    int hash = 0;
    for (Object value : values) {
      hash = 31 * hash + Objects.hashCode(value);
    }
    return hash;
  }

  String text(Object[] values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      text.append(labels[i]).append(values[i]);
    }
    return text.append(']').toString();
  }

  int compare(Object a, Object b) {
    Object[] valuesOfA = values(a);
    Object[] valuesOfB = values(b);
    for (Comparator<Object[]> comparator : comparators) {
      int order = comparator.compare(valuesOfA, valuesOfB);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
