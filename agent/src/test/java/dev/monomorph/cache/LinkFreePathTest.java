package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary directories are often below one that all may write to, so that one is not seen so. */
class LinkFreePathTest {
  @TempDir private Path temporary;

  private Path base;
  private FileView view;

  @BeforeEach
  void aboveNobodyMayWrite() throws IOException {
    base = temporary.toRealPath();
    view =
        new OtherEyes(new PosixFileView(), file -> base.startsWith(file), LinkFreePathTest::ours);
    Files.createDirectories(base.resolve("real/inner"));
  }

  private static FileFacts ours(FileFacts facts) {
    return new FileFacts(facts.kind(), facts.size(), facts.owner(), false, false, "rwxr-xr-x");
  }

  private Path share(String directory) throws IOException {
    Path shared = Files.createDirectories(base.resolve(directory));
    return Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private Path link(String from, String to) throws IOException {
    return Files.createSymbolicLink(base.resolve(from), base.getFileSystem().getPath(to));
  }

  private void assertRefused(Path path, String wrong) {
    assertThatThrownBy(() -> LinkFreePath.of(path, view))
        .isInstanceOf(CacheRefused.class)
        .hasMessageContaining(wrong);
  }

  @Test
  void pathWithoutLinksStaysAsItIs() throws Exception {
    Path path = base.resolve("real/inner");

    assertThat(LinkFreePath.of(path, view)).isEqualTo(path);
    assertThat(LinkFreePath.of(base.getRoot(), view)).isEqualTo(base.getRoot());
  }

  @Test
  void linksOfOnesOwnAreFollowed() throws Exception {
    link("absolute", base.resolve("real").toString());
    link("relative", "absolute");
    link("real/up", "../relative/inner");

    assertThat(LinkFreePath.of(base.resolve("absolute"), view)).isEqualTo(base.resolve("real"));
    assertThat(LinkFreePath.of(base.resolve("relative/inner"), view))
        .isEqualTo(base.resolve("real/inner"));
    assertThat(LinkFreePath.of(base.resolve("real/up"), view))
        .isEqualTo(base.resolve("real/inner"));
  }

  @Test
  void linkBelowAForeignDirectoryIsRefused() throws Exception {
    share("shared");
    Path link = link("shared/link", base.resolve("real").toString());

    assertRefused(
        link.resolve("inner"),
        link + ": is a symbolic link below " + base.resolve("shared") + ", which others may write");
  }

  /** Whoever may write to one directory may put others below it. */
  @Test
  void linkFurtherBelowIsRefused() throws Exception {
    share("shared");
    Files.createDirectories(base.resolve("shared/own"));
    link("shared/own/link", base.resolve("real").toString());

    assertRefused(base.resolve("shared/own/link"), "is a symbolic link below");
  }

  @Test
  void linkThatLeadsBelowAForeignDirectoryIsRefused() throws Exception {
    share("shared");
    link("shared/link", base.resolve("real").toString());
    link("own", base.resolve("shared/link").toString());

    assertRefused(base.resolve("own/inner"), "is a symbolic link below");
  }

  @Test
  void directoriesBelowAForeignOneAreFine() throws Exception {
    Path path = Files.createDirectories(share("shared").resolve("a/b"));

    assertThat(LinkFreePath.of(path, view)).isEqualTo(path);
  }

  @Test
  void loopIsRefused() throws Exception {
    link("one", "two");
    link("two", "one");

    assertRefused(base.resolve("one/x"), "leads from link to link");
  }

  @Test
  void missingElementIsNamed() {
    assertRefused(base.resolve("none/x"), base.resolve("none") + ": does not exist");
  }
}
