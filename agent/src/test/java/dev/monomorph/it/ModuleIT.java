package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.client.Client;
import dev.monomorph.it.kernel.Kernel;
import dev.monomorph.it.kernel.internal.Repeat;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.JarBuilder;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.ModuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Named modules: a target in a package that is not exported, arguments from another module. */
class ModuleIT {
  private static final String OPTIONS = "warmup=1,compile=foreground,report=-";
  private static final String TEXT = "number 29, text, step 16 7280\n";
  private static final String REPEAT =
      "dev.monomorph.it.kernel.internal.Repeat#repeat(Ldev/monomorph/it/kernel/Step;I)I";
  private static final String MAIN = "client/" + Client.class.getName();

  @TempDir static Path directory;
  private static Path modules;

  @BeforeAll
  static void makeModules() throws IOException {
    modules = Files.createDirectory(directory.resolve("modules"));
    byte[] kernel = new ModuleFiles("kernel").exports(Kernel.class).bytes();
    new JarBuilder()
        .file("module-info.class", kernel)
        .packageOf(Kernel.class, "")
        .packageOf(Repeat.class, "")
        .write(modules.resolve("kernel.jar"));
    byte[] client = new ModuleFiles("client").requires("kernel").bytes();
    new JarBuilder()
        .file("module-info.class", client)
        .packageOf(Client.class, "")
        .write(modules.resolve("client.jar"));
  }

  private static void assertSpecialized(Result result) {
    assertThat(result.program()).isEqualTo(TEXT);
    assertThat(result.report()).doesNotContain("failures").containsPattern("specializations +7\n");
    assertThat(result.reportOn(REPEAT))
        .contains("internal.Add")
        .contains("client.Client$Square")
        .contains("client.Client$$Lambda");
  }

  @EveryJdk
  void modulePath(Jdk jdk) {
    String[] program = {"-p", modules.toString(), "-m", MAIN};

    assertThat(ForkedJvm.on(jdk).launch(program).good().out()).isEqualTo(TEXT);
    assertSpecialized(ForkedJvm.on(jdk).agent(OPTIONS).launch(program).good());
  }

  @EveryJdk
  void linkedRuntime(Jdk jdk) throws Exception {
    Path image = link(jdk);

    assertThat(ForkedJvm.of(image).launch("-m", MAIN).good().out()).isEqualTo(TEXT);
    assertSpecialized(ForkedJvm.of(image).agent(OPTIONS).launch("-m", MAIN).good());
  }

  /** It has neither java.management nor jdk.jfr. */
  @EveryJdk
  void linkedRuntimeWithoutManagement(Jdk jdk) throws Exception {
    Path image = link(jdk);

    Result result = ForkedJvm.of(image).agent(OPTIONS + ",jmx=on,log=debug").launch("-m", MAIN);

    assertSpecialized(result);
    assertThat(result.err().lines().filter(line -> line.startsWith("monomorph: debug: ")))
        .containsExactlyInAnyOrder(
            "monomorph: debug: no MXBean: this JVM has no module java.management",
            "monomorph: debug: no events for the Flight Recorder: this JVM has no module jdk.jfr");
  }

  private static Path link(Jdk jdk) throws Exception {
    Path image = directory.resolve("image-" + jdk.version());
    if (Files.exists(image)) {
      return image.resolve("bin/java");
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    jdk.home().resolve("bin/jlink").toString(),
                    "--module-path",
                    modules.toString(),
                    "--add-modules",
                    "client,java.instrument",
                    "--output",
                    image.toString()))
            .inheritIO()
            .start();
    assertThat(process.waitFor()).as("exit code of jlink").isZero();
    return image.resolve("bin/java");
  }
}
