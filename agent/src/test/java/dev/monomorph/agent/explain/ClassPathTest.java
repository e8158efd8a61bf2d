package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.JarBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a class path has, and what is wrong with it. */
class ClassPathTest {
  @TempDir private Path directory;

  private ClassPath path(String... entries) throws ExplainException {
    return ClassPath.parse(String.join(File.pathSeparator, entries));
  }

  private Path jar(String name, String... files) throws IOException {
    return jar(new JarBuilder(), name, files);
  }

  private Path jar(JarBuilder jar, String name, String... files) throws IOException {
    for (String file : files) {
      jar.file(file, new byte[0]);
    }
    return jar.write(directory.resolve(name));
  }

  @Test
  void listsDirectoriesAndJars() throws Exception {
    Files.createDirectories(directory.resolve("out/a"));
    Files.createFile(directory.resolve("out/a/B.class"));
    Files.createFile(directory.resolve("out/a/notes.txt"));
    Path jar = jar("lib.jar", "c/D$E.class", "module-info.class", "META-INF/x/Y.class");

    try (ClassPath path = path(directory.resolve("out").toString(), jar.toString())) {
      assertThat(path.names()).containsExactly("a/B", "c/D$E");
    }
  }

  @Test
  void aStarStandsForTheJarsOfADirectory() throws Exception {
    jar("two.JAR", "Two.class");
    jar("one.jar", "One.class");
    Files.createFile(directory.resolve("Three.class"));

    try (ClassPath path = path(directory + "/*")) {
      assertThat(path.names()).containsExactly("One", "Two");
    }
  }

  @Test
  void jarsThatAManifestNamesBelongToIt() throws Exception {
    jar("more.jar", "More.class");
    Path jar =
        jar(new JarBuilder().attribute("Class-Path", "more.jar gone.jar"), "app.jar", "App.class");

    try (ClassPath path = path(jar.toString())) {
      assertThat(path.names()).containsExactly("App", "More");
    }
  }

  @Test
  void ofAMultiReleaseJarItIsThisReleases() throws Exception {
    Path jar =
        jar(
            new JarBuilder().attribute("Multi-Release", "true"),
            "multi.jar",
            "Base.class",
            "META-INF/versions/9/Nine.class",
            "META-INF/versions/999/Far.class");

    try (ClassPath path = path(jar.toString())) {
      assertThat(path.names()).containsExactly("Base", "Nine");
    }
  }

  @Test
  void readsClassFiles() throws Exception {
    byte[] bytes = {1, 2, 3};
    Files.write(directory.resolve("Some.class"), bytes);

    try (ClassPath path = path(directory.toString())) {
      assertThat(path.read("Some")).isEqualTo(bytes);
      assertThat(path.read("java/lang/Object")).isEqualTo(ClassBytes.of(Object.class));
      assertThat(path.read("no/Such")).isNull();
    }
  }

  @Test
  void theAgentsOwnClassesAreNotOnIt() throws Exception {
    try (ClassPath path = path(directory.toString())) {
      assertThat(path.read(ClassPath.class.getName().replace('.', '/'))).isNull();
    }
  }

  @Test
  void whatIsNotThereIsAnError() {
    assertThatThrownBy(() -> path(directory.toString(), "no/such.jar"))
        .isInstanceOf(ExplainException.class)
        .hasMessage("no/such.jar: no such file or directory on the class path");
    assertThatThrownBy(() -> path("no/such/*"))
        .hasMessage("no/such/*: no such file or directory on the class path");
  }

  @Test
  void whatIsNoJarIsAnError() throws IOException {
    Path text = Files.writeString(directory.resolve("app.jar"), "text");

    assertThatThrownBy(() -> path(text.toString()).names())
        .isInstanceOf(ExplainException.class)
        .hasMessageStartingWith(text + ": no directory and no jar: ");
  }

  @Test
  void aFileInPlaceOfADirectoryOfJarsIsAnError() throws IOException {
    Path jar = jar("app.jar");

    assertThatThrownBy(() -> path(jar + "/*"))
        .isInstanceOf(ExplainException.class)
        .hasMessageStartingWith(jar + "/*: ");
  }

  @Test
  void anEmptyEntryIsTheWorkingDirectory() throws Exception {
    try (ClassPath path = path("", directory.toString())) {
      assertThat(path.read("target/classes/dev/monomorph/Specialize")).isNotNull();
    }
  }
}
