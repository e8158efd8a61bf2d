package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the packaged jars, and where. */
class JarIT {
  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void onlyTheDoorWhatStaysAndTheAnnotationsAreSeenByTheApplication() throws IOException {
    assertThat(entries(ForkedJvm.agentJar()))
        .filteredOn(name -> name.endsWith(".class") && !name.startsWith("monomorph/"))
        .containsExactlyInAnyOrder(
            "dev/monomorph/Constant.class",
            "dev/monomorph/Specialize.class",
            "dev/monomorph/package-info.class",
            "dev/monomorph/agent/AfterDetach.class",
            "dev/monomorph/agent/AfterDetach$1.class",
            "dev/monomorph/agent/AgentClassLoader.class",
            "dev/monomorph/agent/MonomorphAgent$Last.class",
            "dev/monomorph/agent/MonomorphAgent$Left.class",
            "dev/monomorph/agent/MonomorphAgent.class",
            "dev/monomorph/agent/NestKeeper.class",
            "dev/monomorph/agent/NestMembers.class",
            "dev/monomorph/agent/RecordCaches$Any.class",
            "dev/monomorph/agent/RecordCaches.class");
  }

  @Test
  void allElseIsRelocatedIntoTheAgentsFolder() throws IOException {
    assertThat(entries(ForkedJvm.agentJar()))
        .filteredOn(name -> name.endsWith(".class") && name.startsWith("monomorph/"))
        .hasSizeGreaterThan(100)
        .allMatch(name -> name.startsWith("monomorph/dev/monomorph/"))
        .contains("monomorph/dev/monomorph/shaded/asm/ClassReader.class");
  }

  @Test
  void nothingNamesALibraryByItsOldName() throws IOException {
    try (JarFile file = new JarFile(ForkedJvm.agentJar().toFile())) {
      for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        byte[] bytes = file.getInputStream(entry).readAllBytes();
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text)
            .as(entry.getName())
            .doesNotContain("org/objectweb/asm", "net/bytebuddy", "Lpicocli/");
      }
    }
  }

  @Test
  void topLevelIsSmall() throws IOException {
    TreeSet<String> top = new TreeSet<>();
    for (String name : entries(ForkedJvm.agentJar())) {
      top.add(name.substring(0, Math.max(name.indexOf('/'), 0)));
    }

    assertThat(top).containsExactly("META-INF", "dev", "monomorph");
  }

  @Test
  void manifestLetsTheAgentIn() throws IOException {
    try (JarFile file = new JarFile(ForkedJvm.agentJar().toFile())) {
      Attributes manifest = file.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Premain-Class"))
          .isEqualTo("dev.monomorph.agent.MonomorphAgent");
      assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.monomorph.agent.MonomorphAgent");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
      assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
          .isEqualTo(System.getProperty("monomorph.version"));
    }
  }

  @Test
  void annotationsJarHoldsThreeClasses() throws IOException {
    Path jar = ForkedJvm.agentJar().resolveSibling("monomorph-agent-annotations.jar");

    assertThat(entries(jar))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "dev/monomorph/Constant.class",
            "dev/monomorph/Specialize.class",
            "dev/monomorph/package-info.class");
  }
}
