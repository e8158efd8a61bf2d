package dev.monomorph.it.app;

import java.lang.management.ManagementFactory;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;

/** What a program does that has an eye on itself. */
final class Managed {
  private static Recording recording;

  private Managed() {}

  /** Begins to record. */
  static void record() {
    recording = new Recording();
    recording.start();
  }

  /** Ends the recording, and reads all of the agent's bean. */
  static void look() throws Exception {
    if (recording != null) {
      recording.close();
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = Recorded.awaitBean(server);
    int read = 0;
    for (MBeanAttributeInfo each : server.getMBeanInfo(name).getAttributes()) {
      read += server.getAttribute(name, each.getName()) == null ? 0 : 1;
    }
    System.out.println(read + " attributes");
  }

  /** Whether the agent's bean is there. */
  static boolean isServed() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .isRegistered(new ObjectName("dev.monomorph:type=Monomorph"));
  }
}
