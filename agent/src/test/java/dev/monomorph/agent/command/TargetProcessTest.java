package dev.monomorph.agent.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be known of a process before it is sent a signal. */
class TargetProcessTest {
  private static final String JVM = "Name:\tjava\nSigCgt:\t1000000181005ccf\nSeccomp:\t0\n";
  private static final String OTHER = "Name:\tsleep\nSigCgt:\t0000000000000000\nSeccomp:\t0\n";

  private static TargetProcess process(boolean exists, String user, String own, String status) {
    return new TargetProcess(
        7, exists, Optional.ofNullable(user), Optional.ofNullable(own), false, status);
  }

  @Test
  void acceptsAJvmOfTheSameUser() {
    assertThatCode(process(true, "ann", "ann", JVM)::check).doesNotThrowAnyException();
  }

  @Test
  void leavesToTheJdkWhatItCannotKnow() {
    assertThatCode(process(true, null, null, "")::check).doesNotThrowAnyException();
  }

  @Test
  void leavesOtherUsersToRoot() {
    assertThatCode(process(true, "ann", "root", JVM)::check).doesNotThrowAnyException();
  }

  @Test
  void refusesOtherUsers() {
    assertThatThrownBy(process(true, "ann", "bob", JVM)::check)
        .hasMessage("7: belongs to user ann, and this command runs as bob");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(process(false, null, "bob", "")::check).hasMessage("7: no such process");
  }

  @Test
  void refusesWhatTheSignalWouldEnd() {
    assertThatThrownBy(process(true, "ann", "ann", OTHER)::check)
        .hasMessageStartingWith("7: is no JVM, or one that does not let others attach");
  }

  @Test
  void refusesItself() {
    assertThatThrownBy(TargetProcess.of(ProcessHandle.current().pid())::check)
        .hasMessageEndingWith(": this is the process of this very command");
  }

  @Test
  void findsOutThatThereIsNoSuchProcess() {
    assertThatThrownBy(TargetProcess.of(-1)::check).hasMessage("-1: no such process");
  }
}
