package dev.monomorph.it.app;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A program that has its specializations made, given up and made again by the agent's own bean. */
public final class Recorded {
  private static final int ROUNDS = 10;

  private Recorded() {}

  /** Runs some rounds before, between and after. */
  public static void main(String[] args) throws Exception {
    rounds();
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = awaitBean(server);
    invoke(server, name, "disableTarget", "*#fold");
    rounds();
    invoke(server, name, "enableTarget", "*#fold");
    rounds();
    System.out.println("done");
  }

  private static void rounds() {
    for (int i = 0; i < ROUNDS; i++) {
      Observed.round();
    }
  }

  private static void invoke(MBeanServer server, ObjectName name, String what, String pattern)
      throws Exception {
    Object count =
        server.invoke(name, what, new Object[] {pattern}, new String[] {String.class.getName()});
    System.out.println(what + ": " + count);
  }

  /** The agent registers its bean soon after somebody has made the server. */
  static ObjectName awaitBean(MBeanServer server) throws Exception {
    ObjectName name = new ObjectName("dev.monomorph:type=Monomorph");
    while (!server.isRegistered(name)) {
      Thread.sleep(10);
    }
    return name;
  }
}
