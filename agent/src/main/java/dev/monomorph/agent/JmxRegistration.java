package dev.monomorph.agent;

import dev.monomorph.inspect.jmx.Control;
import dev.monomorph.inspect.jmx.MonomorphBean;
import dev.monomorph.inspect.jmx.Registration;
import javax.management.JMException;

/** All of the agent that knows JMX, when it runs: takes its bean out again. */
final class JmxRegistration implements Runnable {
  private final Registration registration;

  private JmxRegistration(Registration registration) {
    this.registration = registration;
  }

  static Runnable of(Control control) throws JMException {
    return new JmxRegistration(Registration.of(new MonomorphBean(control)));
  }

  @Override
  public void run() {
    try {
      registration.end();
    } catch (JMException e) {
      Log.warn("the MXBean stays registered", e);
    }
  }
}
