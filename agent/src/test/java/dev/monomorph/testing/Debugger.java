package dev.monomorph.testing;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A debugger to which one JVM connects; it sets a breakpoint by line, and notes where it stops. */
public final class Debugger implements AutoCloseable {
  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;

  /**
   * Where a JVM has stopped.
   *
   * @param type the class
   * @param line the line
   * @param variable the value of the variable that was asked for; null if it is not to be seen
   */
  public record Stop(String type, int line, String variable) {}

  /** Begins to listen on the loopback interface. */
  public Debugger() throws IOException, IllegalConnectorArgumentsException {
    connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
            .findAny()
            .orElseThrow();
    arguments = connector.defaultArguments();
    arguments.get("port").setValue("0");
    arguments.get("localAddress").setValue("127.0.0.1");
    address = connector.startListening(arguments);
  }

  /** The argument by which a JVM connects to this debugger, and waits. */
  public String jvmArgument() {
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address;
  }

  /** Lets the JVM run to its end, with a breakpoint on a line of all classes of some name. */
  public List<Stop> run(String classes, int line, String variable) throws Exception {
    VirtualMachine machine = connector.accept(arguments);
    ClassPrepareRequest prepare = machine.eventRequestManager().createClassPrepareRequest();
    prepare.addClassFilter(classes);
    prepare.enable();
    machine.resume();
    List<Stop> stops = new ArrayList<>();
    while (true) {
      EventSet events = machine.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof VMDisconnectEvent) {
          return stops;
        } else if (event instanceof ClassPrepareEvent prepared) {
          for (Location location : locations(prepared.referenceType(), line)) {
            machine.eventRequestManager().createBreakpointRequest(location).enable();
          }
        } else if (event instanceof BreakpointEvent stopped) {
          stops.add(stop(stopped, variable));
        }
      }
      events.resume();
    }
  }

  private static List<Location> locations(ReferenceType type, int line) {
    try {
      return type.locationsOfLine(line);
    } catch (AbsentInformationException e) {
      // Dispatchers, and interfaces, have no lines.
      return List.of();
    }
  }

  private static Stop stop(BreakpointEvent event, String variable)
      throws IncompatibleThreadStateException, AbsentInformationException {
    StackFrame frame = event.thread().frame(0);
    LocalVariable found = frame.visibleVariableByName(variable);
    String value = found == null ? null : frame.getValue(found).toString();
    Location at = event.location();
    return new Stop(at.declaringType().name(), at.lineNumber(), value);
  }

  @Override
  public void close() throws IOException, IllegalConnectorArgumentsException {
    connector.stopListening(arguments);
  }
}
