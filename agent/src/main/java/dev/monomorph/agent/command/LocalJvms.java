package dev.monomorph.agent.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.monomorph.agent.AgentProperties;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/** The JVMs of this machine, by the JDK's own module {@code jdk.attach}. */
final class LocalJvms implements Jvms {
  /** The oldest Java that the agent's classes run on. */
  private static final int OLDEST = 17;

  /** How long the JDK waits for a JVM to answer, in milliseconds; its own default is 10,000. */
  private static final String TIMEOUT = "sun.tools.attach.attachTimeout";

  /** Where many are asked, one that hangs must not keep all waiting. */
  private static final String SHORT_TIMEOUT = "3000";

  /** What is done with a JVM that this process is attached to. */
  private interface Work<T> {
    T with(VirtualMachine jvm)
        throws IOException, AgentLoadException, AgentInitializationException, JvmException;
  }

  @Override
  public List<Jvm> list() throws JvmException {
    if (System.getProperty(TIMEOUT) == null) {
      System.setProperty(TIMEOUT, SHORT_TIMEOUT);
    }
    List<Jvm> jvms = new ArrayList<>();
    for (VirtualMachineDescriptor each : descriptors()) {
      // Other machines have other names; what is attached to by this one has a number.
      if (each.id().chars().allMatch(Character::isDigit)) {
        long pid = Long.parseLong(each.id());
        if (pid != ProcessHandle.current().pid()) {
          jvms.add(new Jvm(pid, program(each.displayName()), stateIfKnown(pid)));
        }
      }
    }
    jvms.sort(Comparator.comparingLong(Jvm::pid));
    return jvms;
  }

  private static List<VirtualMachineDescriptor> descriptors() throws JvmException {
    try {
      return VirtualMachine.list();
    } catch (NoClassDefFoundError e) {
      throw noModule();
    }
  }

  /** What stands before the program's arguments. */
  private static String program(String commandLine) {
    int end = commandLine.indexOf(' ');
    return end < 0 ? commandLine : commandLine.substring(0, end);
  }

  private State stateIfKnown(long pid) {
    try {
      return state(pid);
    } catch (JvmException e) {
      return State.UNKNOWN;
    }
  }

  @Override
  public State state(long pid) throws JvmException {
    return attached(
        pid,
        jvm ->
            AgentProperties.IN.equals(jvm.getAgentProperties().getProperty(AgentProperties.STATE))
                ? State.IN
                : State.OUT);
  }

  @Override
  public String load(long pid, File jar, String argument) throws JvmException {
    return attached(
        pid,
        jvm -> {
          checkVersion(pid, jvm.getSystemProperties());
          jvm.loadAgent(jar.getAbsolutePath(), argument.isEmpty() ? null : argument);
          return jvm.getAgentProperties().getProperty(AgentProperties.MESSAGE);
        });
  }

  @Override
  public AgentView view(long pid) throws JvmException {
    String address = attached(pid, VirtualMachine::startLocalManagementAgent);
    AgentView view;
    try {
      view = JmxView.open(address);
    } catch (NoClassDefFoundError e) {
      throw new JvmException(
          "this Java runtime has no module java.management.rmi; use the java command of a JDK");
    } catch (IOException e) {
      throw new JvmException(pid, "cannot connect to its MBean server: " + reason(e));
    }
    if (view == null) {
      throw new JvmException(
          pid, "its MBean server has no bean of Monomorph's; was it started with jmx=off?");
    }
    return view;
  }

  private static void checkVersion(long pid, Properties properties) throws JvmException {
    String version = properties.getProperty("java.specification.version");
    if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST) {
      throw new JvmException(pid, "runs Java " + version + ", and Monomorph needs " + OLDEST);
    }
  }

  private static <T> T attached(long pid, Work<T> work) throws JvmException {
    TargetProcess.of(pid).check();
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        return work.with(jvm);
      } finally {
        jvm.detach();
      }
    } catch (NoClassDefFoundError e) {
      throw noModule();
    } catch (AttachNotSupportedException e) {
      throw new JvmException(pid, "this JVM does not let others attach: " + reason(e));
    } catch (AgentLoadException | AgentInitializationException e) {
      throw new JvmException(pid, "this JVM did not load the agent: " + reason(e));
    } catch (IOException e) {
      throw new JvmException(pid, "cannot attach: " + reason(e));
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  private static JvmException noModule() {
    return new JvmException(
        "this Java runtime has no module jdk.attach; use the java command of a JDK");
  }
}
