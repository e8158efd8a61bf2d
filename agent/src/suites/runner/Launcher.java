package runner;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The class {@code launched.RunSuite}, compiled against the JUnit Platform.
 *
 * @param fingerprint of its sources and JUnit's version: results of another launcher do not count
 */
record Launcher(Path junit, Path classes, String fingerprint) {

  static Launcher compile(Path sources, Path junit) throws IOException {
    List<Path> files = Disk.files(sources, ".java");
    StringBuilder text = new StringBuilder(junit.getFileName().toString());
    for (Path file : files) {
      text.append(Files.readString(file));
    }
    String fingerprint = fingerprint(text.toString());
    Path classes = junit.resolveSibling("launched-" + fingerprint);
    compile(files, junit, classes);
    return new Launcher(junit, classes, fingerprint);
  }

  private static void compile(List<Path> files, Path junit, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("--release", "17", "-cp", junit.toString(), "-d", classes.toString());
      var sources = manager.getJavaFileObjectsFromPaths(files);
      if (!compiler.getTask(messages, manager, null, options, null, sources).call()) {
        throw new UsageException("the launcher does not compile:\n" + messages);
      }
    }
  }

  private static String fingerprint(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Tests before library before the rest, as in the suite's own build; the launcher last. */
  String classPath(Path tests, SuiteJars jars) {
    StringBuilder path = new StringBuilder(tests.toString());
    path.append(File.pathSeparator).append(jars.library());
    for (Path dependency : jars.dependencies()) {
      path.append(File.pathSeparator).append(dependency);
    }
    return path.append(File.pathSeparator)
        .append(junit)
        .append(File.pathSeparator)
        .append(classes)
        .toString();
  }
}
