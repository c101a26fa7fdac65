package dev.athanor.launch;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * {@code elixir --top [PID]} and {@code elixir --tree [PID]}: looks into another node of the same user on this machine.
 *
 * <p>It attaches as the JDK's own tools do (a Unix-domain socket that the JVM opens when it is asked to), so that a node needs to have nothing ready for it: the first
 * look makes an {@link Observer} there. On a terminal the list is shown again every two seconds until the program is interrupted; otherwise once.
 */
final class Observe {
  private static final String PROGRAM = Main.class.getName();
  private static final int ROWS = 20;
  private static final int FIRST_INTERVAL = 500;
  private static final int INTERVAL = 2000;
  private static final String CLEAR = "\033[H\033[2J";

  private Observe() {}

  /** Whether the command line is for this program. */
  static boolean isAskedFor(String[] arguments) {
    return arguments.length > 0 && (arguments[0].equals("--top") || arguments[0].equals("--tree"));
  }

  /** Runs the command line: {@code --top [PID [reductions | messages | memory]]} or {@code --tree [PID]}. Gives the exit status. */
  static int run(String[] arguments) {
    try {
      var pid = arguments.length > 1 ? arguments[1] : onlyNode();
      if (pid == null) {
        return 1;
      }
      look(pid, arguments[0].equals("--top"), arguments.length > 2 ? arguments[2] : "reductions");
      return 0;
    } catch (AttachNotSupportedException | IOException | JMException failure) {
      System.err.println("cannot look into that process: " + failure.getMessage());
      return 1;
    }
  }

  /** The number of the one node that runs; {@code null} after telling which there are if that is not one. */
  private static String onlyNode() {
    var nodes = nodes();
    if (nodes.size() == 1) {
      return nodes.getFirst().id();
    }
    System.err.println(nodes.isEmpty() ? "no node runs" : "several nodes run, name one by its number:");
    nodes.forEach(node -> System.err.println("  " + node.id() + "  " + node.displayName().substring(PROGRAM.length()).trim()));
    return null;
  }

  private static List<VirtualMachineDescriptor> nodes() {
    var own = Long.toString(ProcessHandle.current().pid());
    return VirtualMachine.list().stream().filter(node -> node.displayName().startsWith(PROGRAM) && !node.id().equals(own)).toList();
  }

  private static void look(String pid, boolean top, String sort) throws AttachNotSupportedException, IOException, JMException {
    var machine = VirtualMachine.attach(pid);
    var address = machine.startLocalManagementAgent();
    machine.detach();
    try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
      var server = connector.getMBeanServerConnection();
      var observer = observer(server);
      if (!top) {
        System.out.print(ask(server, observer, "tree"));
        return;
      }
      boolean terminal = System.console() != null && System.console().isTerminal();
      var text = ask(server, observer, "top", FIRST_INTERVAL, ROWS, sort);
      System.out.print(terminal ? CLEAR + text : text);
      while (terminal) {
        text = ask(server, observer, "top", INTERVAL, ROWS, sort);
        System.out.print(CLEAR + text);
      }
    }
  }

  private static ObjectName observer(MBeanServerConnection server) throws IOException, JMException {
    var name = new ObjectName("dev.athanor:type=Observer");
    if (!server.isRegistered(name)) {
      server.createMBean(Observer.class.getName(), name);
    }
    return name;
  }

  private static String ask(MBeanServerConnection server, ObjectName observer, String operation, Object... arguments)
      throws IOException, JMException {
    var types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i] instanceof Integer ? "int" : String.class.getName();
    }
    return (String) server.invoke(observer, operation, arguments, types);
  }
}
