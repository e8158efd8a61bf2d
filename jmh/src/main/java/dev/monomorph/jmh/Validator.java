package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Rule;
import dev.monomorph.jmh.kernel.Rule.Amount;
import dev.monomorph.jmh.kernel.Rule.Contains;
import dev.monomorph.jmh.kernel.Rule.IntRange;
import dev.monomorph.jmh.kernel.Rule.MaxLength;
import dev.monomorph.jmh.kernel.Rule.OneOf;
import dev.monomorph.jmh.kernel.Rule.OrNull;
import dev.monomorph.jmh.kernel.Rule.Prefix;
import dev.monomorph.jmh.kernel.Rule.Required;
import dev.monomorph.jmh.kernel.ValidatorKernels;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Checks rows against a schema of eight fields; one call of the kernel per row. Kernel and
 * handwritten code do the same with every row, a shorter one included.
 *
 * <p>Expect {@code handwritten} to be about five times faster than {@code polluted}. Knowing the
 * class of the list helps little, since the rules differ within it; it takes the schema as a
 * constant, and the loop over it unfolded, to get there.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Validator}</pre>
 */
public final class Validator {
  private static final int SIZE = 1_000;
  private static final int USES = 500;
  private static final Set<String> UNITS = Set.of("piece", "litre", "kilogram");

  private Validator() {}

  /** The schema is a list of rule objects. */
  @OperationsPerInvocation(SIZE)
  public static class Rules extends Rows {
    private List<Rule> schema =
        List.of(
            new Required(),
            new Prefix("AB-"),
            new MaxLength(12),
            new IntRange(0, 900),
            new OneOf(UNITS),
            new Amount(950),
            new OrNull(new IntRange(1, 30)),
            new Contains('@'));

    @Override
    protected long kernel() {
      long violations = 0;
      for (Object[] row : rows) {
        violations += ValidatorKernels.violations(schema, row);
      }
      return violations;
    }

    @Override
    protected void pollute() {
      Rule any = new OrNull(new Required());
      Rule text = new MaxLength(100);
      Rule small = new IntRange(0, 9);
      Rule free = new Amount(1);
      List<Rule> drafts = List.of(any, text, text, small, new Required(), free, any, text);
      List<Rule> offers =
          List.of(
              any, new Contains('-'), text, new OrNull(small), text, free, any, new Prefix("s"));
      List<Rule> orders =
          List.of(new Required(), text, new Prefix("n"), small, new OneOf(UNITS), any, any, any);
      List<Rule> imports =
          List.of(any, any, any, any, any, new OrNull(free), small, new OrNull(text));
      long violations = 0;
      for (int i = 0; i < USES; i++) {
        for (Object[] row : rows) {
          violations += ValidatorKernels.violations(drafts, row);
          violations += ValidatorKernels.violations(offers, row);
          violations += ValidatorKernels.violations(orders, row);
          violations += ValidatorKernels.violations(imports, row);
        }
      }
      Sink.accept(violations);
    }
  }

  /** The schema is a list of closures: lambdas that have captured what they compare with. */
  @OperationsPerInvocation(SIZE)
  public static class Closures extends Rows {
    private List<Predicate<Object>> schema =
        List.of(
            Closures::exists,
            prefix("AB-"),
            maxLength(12),
            range(0, 900),
            oneOf(UNITS),
            amount(950),
            orNull(range(1, 30)),
            contains('@'));

    private static boolean exists(Object value) {
      return value != null;
    }

    private static Predicate<Object> orNull(Predicate<Object> rule) {
      return value -> value == null || rule.test(value);
    }

    private static Predicate<Object> range(int least, int most) {
      return value -> value instanceof Integer number && number >= least && number <= most;
    }

    private static Predicate<Object> amount(double limit) {
      return value -> value instanceof Double number && number >= 0 && number < limit;
    }

    private static Predicate<Object> maxLength(int characters) {
      return value -> value instanceof String text && text.length() <= characters;
    }

    private static Predicate<Object> prefix(String prefix) {
      return value -> value instanceof String text && text.startsWith(prefix);
    }

    private static Predicate<Object> contains(char character) {
      return value -> value instanceof String text && text.indexOf(character) >= 0;
    }

    private static Predicate<Object> oneOf(Set<String> texts) {
      return value -> value instanceof String text && texts.contains(text);
    }

    @Override
    protected long kernel() {
      long failures = 0;
      for (Object[] row : rows) {
        failures += ValidatorKernels.failures(schema, row);
      }
      return failures;
    }

    @Override
    protected void pollute() {
      Predicate<Object> any = orNull(Closures::exists);
      Predicate<Object> text = maxLength(100);
      Predicate<Object> small = range(0, 9);
      Predicate<Object> free = amount(1);
      List<Predicate<Object>> drafts =
          List.of(any, text, text, small, Closures::exists, free, any, text);
      List<Predicate<Object>> offers =
          List.of(any, contains('-'), text, orNull(small), text, free, any, prefix("s"));
      List<Predicate<Object>> orders =
          List.of(Closures::exists, text, prefix("n"), small, oneOf(UNITS), any, any, any);
      long failures = 0;
      for (int i = 0; i < USES; i++) {
        for (Object[] row : rows) {
          failures += ValidatorKernels.failures(drafts, row);
          failures += ValidatorKernels.failures(offers, row);
          failures += ValidatorKernels.failures(orders, row);
        }
      }
      Sink.accept(failures);
    }
  }

  /** The rows, and the checks written in place. */
  public abstract static class Rows extends KernelBenchmark {
    /** The input. */
    protected Object[][] rows = Inputs.fill(SIZE, Object[][]::new, Rows::row);

    private static Object[] row(Random random) {
      return new Object[] {
        random.nextInt(10) == 0 ? null : random.nextLong(),
        (random.nextInt(10) == 0 ? "CD-" : "AB-") + random.nextInt(1_000),
        "name " + random.nextInt(100_000_000),
        random.nextInt(1_000),
        random.nextInt(10) == 0 ? "dozen" : "litre",
        random.nextDouble() * 1_000,
        random.nextBoolean() ? null : random.nextInt(33),
        random.nextInt(10) == 0 ? "nobody" : "somebody@example.org",
      };
    }

    @Override
    protected final long byHand() {
      long violations = 0;
      for (Object[] row : rows) {
        violations += violations(row);
      }
      return violations;
    }

    private static int violations(Object[] row) {
      int violations = row[0] != null ? 0 : 1;
      violations += row[1] instanceof String code && code.startsWith("AB-") ? 0 : 1;
      violations += row[2] instanceof String name && name.length() <= 12 ? 0 : 1;
      violations += row[3] instanceof Integer stock && stock >= 0 && stock <= 900 ? 0 : 1;
      violations += row[4] instanceof String unit && UNITS.contains(unit) ? 0 : 1;
      violations += row[5] instanceof Double price && price >= 0 && price < 950 ? 0 : 1;
      violations +=
          row[6] == null || (row[6] instanceof Integer days && days >= 1 && days <= 30) ? 0 : 1;
      violations += row[7] instanceof String mail && mail.indexOf('@') >= 0 ? 0 : 1;
      return violations;
    }
  }
}
