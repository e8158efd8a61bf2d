package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.client.Client;
import dev.monomorph.it.host.BundleHost;
import dev.monomorph.it.host.TextServlet;
import dev.monomorph.it.host.WebServer;
import dev.monomorph.it.kernel.Kernel;
import dev.monomorph.it.kernel.internal.Repeat;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.JarBuilder;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.TestClasses;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.JarLauncher;

/** Applications are specialized, and unloaded, whatever loads them. */
class HostIT {
  private static final String OPTIONS = "warmup=1,compile=foreground,report=-";
  private static final String REPEAT =
      "dev.monomorph.it.kernel.internal.Repeat#repeat(Ldev/monomorph/it/kernel/Step;I)I";
  private static final String DESCRIBE =
      "dev.monomorph.it.client.Client#describe(Ljava/lang/Object;)Ljava/lang/String;";
  private static final String TEXT = "number 29, text, step 16 7280\n";

  /** Tomcat warns of thread locals and threads that an application leaves behind. */
  private static final String[] FOR_TOMCATS_LEAK_DETECTION = {
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED"
  };

  @TempDir Path directory;

  private static void assertSpecialized(Result result) {
    assertThat(result.report()).doesNotContain("failures");
    assertThat(result.reportOn(REPEAT)).contains("internal.Add").contains("internal.Scale");
    assertThat(result.reportOn(DESCRIBE))
        .contains("(java.lang.Integer)")
        .contains("(java.lang.String)")
        .contains("(dev.monomorph.it.client.Client$Square)");
  }

  /** Of Tomcat's loaders each has targets of its own. */
  @EveryJdk
  void webApplications(Jdk jdk) throws IOException {
    Path application = directory.resolve("application");
    TestClasses.copyPackages(
        application.resolve("WEB-INF/classes"), TextServlet.class, Client.class);
    TestClasses.copyPackages(application.resolve("WEB-INF/classes"), Kernel.class, Repeat.class);

    Result without = webServer(ForkedJvm.on(jdk), application);
    Result with = webServer(ForkedJvm.on(jdk).agent(OPTIONS), application);

    assertThat(without.out()).isEqualTo(TEXT.repeat(3) + "unloaded\n" + TEXT.repeat(2));
    assertThat(with.program()).isEqualTo(without.out());
    assertSpecialized(with);
    // Repeat: Add, Scale, Square, and the lambda of each loader; Client: three. Three loaders.
    assertThat(with.report()).containsPattern("specializations +21\n");
  }

  private Result webServer(ForkedJvm jvm, Path application) {
    return jvm.jvm(FOR_TOMCATS_LEAK_DETECTION)
        .library(Tomcat.class)
        .library(Servlet.class)
        .library(jakarta.annotation.Resource.class)
        .run(WebServer.class, directory.toString(), application.toString())
        .good();
  }

  @EveryJdk
  void executableJar(Jdk jdk) throws IOException {
    byte[] library =
        new JarBuilder().packageOf(Kernel.class, "").packageOf(Repeat.class, "").bytes();
    Path jar =
        new JarBuilder()
            .attribute("Main-Class", JarLauncher.class.getName())
            .attribute("Start-Class", Client.class.getName())
            .contentsOf(Path.of(ForkedJvm.locationOf(JarLauncher.class)))
            .file("BOOT-INF/classes/", new byte[0])
            .packageOf(Client.class, "BOOT-INF/classes/")
            .file("BOOT-INF/lib/kernel.jar", library)
            .write(directory.resolve("app.jar"));

    Result without = ForkedJvm.on(jdk).launch("-jar", jar.toString()).good();
    Result with = ForkedJvm.on(jdk).agent(OPTIONS).launch("-jar", jar.toString()).good();

    assertThat(without.out()).isEqualTo(TEXT);
    assertThat(with.program()).isEqualTo(TEXT);
    assertSpecialized(with);
    assertThat(with.report()).containsPattern("specializations +7\n");
  }

  /** The library's bundle does not reach the application's classes: for them it stays generic. */
  @EveryJdk
  void bundles(Jdk jdk) throws IOException {
    Path library =
        bundle("kernel")
            .attribute("Export-Package", Kernel.class.getPackageName())
            .packageOf(Kernel.class, "")
            .packageOf(Repeat.class, "")
            .write(directory.resolve("kernel.jar"));
    Path application =
        bundle("client")
            .attribute("Import-Package", Kernel.class.getPackageName())
            .packageOf(Client.class, "")
            .write(directory.resolve("client.jar"));

    Result without =
        bundleHost(ForkedJvm.on(jdk).jvm(jdk.quietAboutUnsafe()), library, application);
    Result with =
        bundleHost(
            ForkedJvm.on(jdk).jvm(jdk.quietAboutUnsafe()).agent(OPTIONS), library, application);

    assertThat(without.out()).isEqualTo(TEXT + "unloaded\nunloaded\n");
    assertThat(with.program()).isEqualTo(without.out());
    assertSpecialized(with);
    assertThat(with.reportOn(REPEAT)).doesNotContain("client");
    assertThat(with.report()).containsPattern("specializations +5\n");
  }

  private static JarBuilder bundle(String name) {
    return new JarBuilder()
        .attribute("Bundle-ManifestVersion", "2")
        .attribute("Bundle-SymbolicName", name)
        .attribute("Bundle-Version", "1.0.0");
  }

  private Result bundleHost(ForkedJvm jvm, Path library, Path application) throws IOException {
    Path cache = Files.createTempDirectory(directory, "felix");
    return jvm.library(FrameworkFactory.class)
        .run(BundleHost.class, cache.toString(), library.toString(), application.toString())
        .good();
  }
}
