package dev.monomorph.demo.validate;

import dev.monomorph.demo.kernels.Validate;
import dev.monomorph.demo.rows.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at rows, as many as there are, and keeps of those that are not valid how many there are and
 * the first few labels for each check.
 *
 * @param <R> the rows
 */
public final class Validation<R> {
  /**
   * The loop over rows is called often enough to become warm, and is given other rows each time.
   */
  private static final int BLOCK_ROWS = 256;

  private final Validator<R> validator;
  private final Schema<R> schema;
  private final int limit;
  private final List<Failures> failures = new ArrayList<>();
  private long rows;
  private long invalid;

  /**
   * @param schema of the rows
   * @param limit rows to name for each check
   */
  public Validation(Validator<R> validator, Schema<R> schema, int limit) {
    this.validator = validator;
    this.schema = schema;
    this.limit = limit;
    validator.checks().forEach(check -> failures.add(new Failures(check.expectation())));
  }

  /** The rows of which one check does not hold. */
  public static final class Failures {
    private final String expectation;
    private final List<String> named = new ArrayList<>();
    private long count;

    private Failures(String expectation) {
      this.expectation = expectation;
    }

    /** What the check expects, in words. */
    public String expectation() {
      return expectation;
    }

    /** How many there are. */
    public long count() {
      return count;
    }

    /** The labels of the first of them. */
    public List<String> named() {
      return List.copyOf(named);
    }
  }

  /** Looks at some more rows. */
  public void add(R[] more) {
    rows += more.length;
    for (int start = 0; start < more.length; start += BLOCK_ROWS) {
      R[] block = Arrays.copyOfRange(more, start, Math.min(start + BLOCK_ROWS, more.length));
      Validate.invalid(block, validator.all()).forEach(this::addInvalid);
    }
  }

  private void addInvalid(R row) {
    invalid++;
    for (int i = 0; i < failures.size(); i++) {
      if (!validator.checks().get(i).holds().test(row)) {
        Failures failed = failures.get(i);
        failed.count++;
        if (failed.named.size() < limit) {
          failed.named.add(schema.label(row));
        }
      }
    }
  }

  /** Rows so far. */
  public long rows() {
    return rows;
  }

  /** How many of them are not valid. */
  public long invalid() {
    return invalid;
  }

  /** For each check, in the order of the schema, what it does not hold of. */
  public List<Failures> failures() {
    return List.copyOf(failures);
  }
}
