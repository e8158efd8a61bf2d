package dev.monomorph.agent;

import dev.monomorph.inspect.jmx.Control;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Supplier;

/**
 * Registers the agent's MXBean once somebody makes use of JMX, which costs tens of milliseconds and
 * is not to be begun by the agent: it waits until the class is loaded that every MBean server of
 * the JDK is of, be it for the application, for a client that connects, or for {@code
 * -Dcom.sun.management.jmxremote}.
 */
final class JmxWatch implements ClassFileTransformer, Runnable {
  private static final String SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer";
  private static final String INTERNAL_SERVER = "com/sun/jmx/mbeanserver/JmxMBeanServer";
  private static final String MODULE = "java.management";

  private final Transformers transformers;
  private final Supplier<Control> control;

  /** A {@link JmxRegistration}, whose class is not loaded before it is needed. */
  private Runnable registered;

  private boolean stopped;

  /**
   * @param control what the bean shows, made when it is registered
   */
  JmxWatch(Transformers transformers, Supplier<Control> control) {
    this.transformers = transformers;
    this.control = control;
  }

  /** Whether the JVM has JMX. */
  static boolean isAvailable() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Waits until JMX is in use. */
  void begin() {
    transformers.add(this);
    // After it was added, so that none is missed.
    for (Class<?> type : transformers.instrumentation().getAllLoadedClasses()) {
      if (type.getClassLoader() == null && type.getName().equals(SERVER)) {
        found();
        return;
      }
    }
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> loaded,
      ProtectionDomain domain,
      byte[] file) {
    if (loaded == null && loader == null && INTERNAL_SERVER.equals(name)) {
      found();
    }
    return null;
  }

  /** Not by the thread that is loading the class, which needs it first. */
  void found() {
    AgentThread.newDaemon("monomorph-jmx", this).start();
  }

  /** Registers the bean, once. */
  @Override
  public synchronized void run() {
    if (stopped || registered != null) {
      return;
    }
    transformers.remove(this);
    try {
      registered = JmxRegistration.of(control.get());
    } catch (Exception | LinkageError e) {
      Log.warn("the MXBean is not registered", e);
    }
  }

  /** Takes the bean away, and registers none any more. */
  synchronized void stop() {
    stopped = true;
    transformers.remove(this);
    if (registered != null) {
      registered.run();
    }
  }
}
