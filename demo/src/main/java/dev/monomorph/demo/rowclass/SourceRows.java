package dev.monomorph.demo.rowclass;

/**
 * Writes Java source and has it compiled.
 *
 * <p>The source holds no text of the user's but in comments, where only letters, digits, blanks,
 * dots and dashes are left of it. Of up to {@value RowType#MAX_FIELDS} fields no method becomes too
 * large; where they are too many for the JVM's parameters, rows are made of arrays only.
 */
final class SourceRows implements RowGenerator {
  private final boolean compilerPresent;

  SourceRows() {
    this(ModuleLayer.boot().findModule("jdk.compiler").isPresent());
  }

  SourceRows(boolean compilerPresent) {
    this.compilerPresent = compilerPresent;
  }

  @Override
  public String name() {
    return "source";
  }

  @Override
  public RowClass generate(RowType type) {
    RowShape shape = new RowShape(type);
    String source = RowSource.of(shape).toString();
    return DefinedRows.define(shape, source, bytes(shape, source));
  }

  byte[] bytes(RowShape shape, String source) {
    if (!compilerPresent) {
      throw new IllegalStateException(
          "the generator 'source' needs the module jdk.compiler, which the Java runtime in %s lacks:"
                  .formatted(System.getProperty("java.home"))
              + " expected a JDK, or another generator");
    }
    return JavaSource.compile(shape.binaryName(), source);
  }
}
