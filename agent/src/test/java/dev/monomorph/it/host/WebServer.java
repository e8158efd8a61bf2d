package dev.monomorph.it.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monomorph.it.app.Unloading;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with two web applications of the same classes, one of which is deployed again. */
public final class WebServer {
  private static final Logger LOG = Logger.getLogger("org.apache");

  /** Warns when it had to wait for the machine. */
  private static final Logger SESSIONS = Logger.getLogger("org.apache.catalina.util");

  private static final String LOOPBACK = "127.0.0.1";

  private final Tomcat tomcat = new Tomcat();
  private final String webApplication;

  private WebServer(String baseDirectory, String webApplication) {
    this.webApplication = webApplication;
    tomcat.setBaseDir(baseDirectory);
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", LOOPBACK);
    tomcat.setConnector(connector);
  }

  /**
   * Prints what the applications answer, and whether the loader of the replaced one is gone.
   *
   * @param args a directory for Tomcat, and that of the web application
   */
  public static void main(String[] args) throws Exception {
    LOG.setLevel(Level.WARNING);
    SESSIONS.setLevel(Level.SEVERE);
    WebServer server = new WebServer(args[0], args[1]);
    Context first = server.deploy("/one");
    server.deploy("/two");
    server.tomcat.start();
    System.out.println(server.get("/one") + "\n" + server.get("/two") + "\n" + server.get("/one"));

    System.out.println(Unloading.of(server.undeploy(first)));
    first = null;
    server.deploy("/one");
    System.out.println(server.get("/one") + "\n" + server.get("/two"));
    server.tomcat.stop();
    server.tomcat.destroy();
  }

  private Context deploy(String path) {
    Context context = tomcat.addContext(path, webApplication);
    Tomcat.addServlet(context, "text", TextServlet.class.getName()).addMapping("/text");
    return context;
  }

  private WeakReference<ClassLoader> undeploy(Context context) {
    WeakReference<ClassLoader> loader = new WeakReference<>(context.getLoader().getClassLoader());
    tomcat.getHost().removeChild(context);
    return loader;
  }

  private String get(String path) throws IOException {
    int port = tomcat.getConnector().getLocalPort();
    URI address = URI.create("http://" + LOOPBACK + ":" + port + path + "/text");
    try (InputStream in = address.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
