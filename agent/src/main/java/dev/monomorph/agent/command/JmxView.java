package dev.monomorph.agent.command;

import dev.monomorph.inspect.jmx.Registration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The agent's MXBean, over the JDK's local connector. */
final class JmxView implements AgentView {
  /** How long the agent may take to register its bean once JMX is in use, in milliseconds. */
  private static final long PATIENCE = 10_000;

  private static final long STEP = 50;
  private static final String[] ATTRIBUTES = {"Enabled", "Totals", "Targets"};

  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName name;

  private JmxView(JMXConnector connector) throws IOException, JMException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
    this.name = new ObjectName(Registration.NAME);
  }

  /**
   * Connects.
   *
   * @param address of the JVM's connector
   * @return null if the agent's bean is not there
   * @throws IOException if the JVM is gone
   */
  @SuppressWarnings("BanJNDI") // the address is what the JVM itself has told its own user
  static JmxView open(String address) throws IOException {
    JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
    try {
      JmxView view = new JmxView(connector);
      if (view.isThereSoon()) {
        return view;
      }
    } catch (JMException e) {
      throw new IOException(e);
    }
    connector.close();
    return null;
  }

  private boolean isThereSoon() throws IOException {
    for (long waited = 0; !server.isRegistered(name); waited += STEP) {
      if (waited >= PATIENCE) {
        return false;
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public Sample look() throws IOException {
    AttributeList read;
    try {
      read = server.getAttributes(name, ATTRIBUTES);
    } catch (InstanceNotFoundException e) {
      throw new IOException("the agent was detached", e);
    } catch (JMException e) {
      throw new IOException(e);
    }
    List<Target> targets = new ArrayList<>();
    for (CompositeData each : (CompositeData[]) value(read, 2)) {
      targets.add(target(each));
    }
    CompositeData totals = (CompositeData) value(read, 1);
    return new Sample(System.nanoTime(), (Boolean) value(read, 0), totals(totals), targets);
  }

  private static Object value(AttributeList read, int number) {
    return ((Attribute) read.get(number)).getValue();
  }

  private static Totals totals(CompositeData data) {
    return new Totals(
        (Integer) data.get("targets"),
        (Integer) data.get("woven"),
        (Integer) data.get("called"),
        (Integer) data.get("splits"),
        (Integer) data.get("specializations"),
        (Integer) data.get("retired"),
        (Long) data.get("classFileBytes"),
        (Double) data.get("milliseconds"));
  }

  private static Target target(CompositeData data) {
    return new Target(
        (String) data.get("name"),
        (Boolean) data.get("enabled"),
        (Integer) data.get("copies"),
        (Integer) data.get("specializations"),
        (Integer) data.get("retired"),
        (Integer) data.get("sites"),
        (String) data.get("states"),
        (String) data.get("refusals"),
        (Long) data.get("hits"));
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // The other JVM is gone, and the connection with it.
    }
  }
}
