package dev.monomorph.demo.rowclass;

import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file in memory, and how it is compiled. */
final class JavaSource extends SimpleJavaFileObject {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-Xlint:none", "-g:source,lines");

  private final String source;

  private JavaSource(String binaryName, String source) {
    super(URI.create("memory:///" + binaryName.replace('.', '/') + ".java"), Kind.SOURCE);
    this.source = source;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return source;
  }

  /**
   * Compiles a class that uses the JDK and this package, nothing else.
   *
   * @throws IllegalStateException if it is not valid Java
   */
  static byte[] compile(String binaryName, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    try (MemoryFiles files =
        new MemoryFiles(
            compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8))) {
      List<JavaSource> sources = List.of(new JavaSource(binaryName, source));
      boolean valid = compiler.getTask(other, files, diagnostics, OPTIONS, null, sources).call();
      if (!valid) {
        throw new IllegalStateException(
            "%s.java does not compile: %s %s"
                .formatted(binaryName, diagnostics.getDiagnostics(), other));
      }
      return files.compiled();
    }
  }
}
