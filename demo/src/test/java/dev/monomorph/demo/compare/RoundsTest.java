package dev.monomorph.demo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Launcher LAUNCHER =
      new Launcher(Path.of("/jdk/bin/java"), List.of("-jar", "/d/demo.jar"), Path.of("/d"));
  private static final Agent AGENT =
      new Agent(Path.of("/a/agent.jar"), "report=/r.txt", Optional.of(Path.of("/r.txt")));

  @Test
  void startsTheSameProgramWithoutAndWithTheAgent() {
    Rounds rounds = new Rounds(LAUNCHER, AGENT, List.of("bench", "--json"));

    assertThat(rounds.commandWithout())
        .containsExactly("/jdk/bin/java", "-jar", "/d/demo.jar", "bench", "--json");
    assertThat(rounds.commandWith())
        .containsExactly(
            "/jdk/bin/java",
            "-javaagent:/a/agent.jar=report=/r.txt",
            "-jar",
            "/d/demo.jar",
            "bench",
            "--json");
  }

  @Test
  void startsThisProgramOnThisJava() {
    Launcher launcher = Launcher.ofThisProgram(Launcher.class);

    assertThat(launcher.java()).isExecutable();
    assertThat(launcher.directory()).isDirectory();
    assertThat(launcher.program()).endsWith(Launcher.class.getName());
  }

  @Test
  void saysThatAProgramCannotBeStarted() {
    Rounds rounds = new Rounds(LAUNCHER, AGENT, List.of());

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> rounds.run(1, Progress.NONE))
        .withMessageStartingWith("cannot start /jdk/bin/java: ");
  }

  @Test
  void saysThatARunFailed() {
    Path java = Launcher.ofThisProgram(Launcher.class).java();
    Launcher failing = new Launcher(java, List.of("--version"), Path.of("."));

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> new Rounds(failing, AGENT, List.of()).run(1, Progress.NONE))
        .withMessage("a run ended with exit code 0 and without results: " + java + " --version");
  }
}
