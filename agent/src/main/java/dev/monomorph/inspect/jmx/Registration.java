package dev.monomorph.inspect.jmx;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The bean in the JVM's own MBean server, which it makes if nobody has. */
public final class Registration {
  /** The bean's name. */
  public static final String NAME = "dev.monomorph:type=Monomorph";

  private final MBeanServer server;
  private final ObjectName name;

  private Registration(MBeanServer server, ObjectName name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Registers a bean.
   *
   * @throws JMException if the server does not take it, or has one of that name
   */
  public static Registration of(MonomorphMXBean bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(NAME);
    server.registerMBean(bean, name);
    return new Registration(server, name);
  }

  /**
   * Takes the bean out again.
   *
   * @throws JMException if the server does not let it go
   */
  public void end() throws JMException {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Some JMX client was faster.
    }
  }
}
