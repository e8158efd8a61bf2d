package dev.monomorph.agent.command;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A decompiler that is the user's, in a loader of its own. */
final class Vineflower implements AutoCloseable {
  /** What it was tried with. */
  static final String VERSION = "1.12.0";

  /** For Maven. */
  static final String ARTIFACT = "org.vineflower:vineflower:" + VERSION;

  private static final String PACKAGE = "org.jetbrains.java.decompiler.main.";

  /** What generated code needs: it is synthetic as a whole. */
  private static final Map<String, Object> OPTIONS =
      Map.of(
          "bytecode-source-mapping", "1",
          "remove-synthetic", "0",
          "include-runtime", "current");

  private final Path jar;
  private final URLClassLoader loader;

  /**
   * A class as source.
   *
   * @param lines pairs: the number of a line in the class file, and in the source
   */
  @SuppressWarnings("ArrayRecordComponent") // as it is handed over
  record View(String source, int[] lines) {}

  private Vineflower(Path jar, URLClassLoader loader) {
    this.jar = jar;
    this.loader = loader;
  }

  /**
   * Opens a jar.
   *
   * @throws CommandException if there is none
   */
  static Vineflower of(Path jar) throws CommandException, IOException {
    if (!Files.isRegularFile(jar)) {
      throw new CommandException("--vineflower=" + jar + ": no such file");
    }
    URL[] urls = {jar.toUri().toURL()};
    return new Vineflower(jar, new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
  }

  /**
   * Decompiles all class files of a directory; one of them may fail and be missing then.
   *
   * @return by internal name
   * @throws CommandException if the jar is none of a decompiler that is known here
   */
  Map<String, View> decompile(Path directory) throws CommandException {
    Map<String, View> views = new TreeMap<>();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // It finds its plug-ins by the thread's loader.
    thread.setContextClassLoader(loader);
    try {
      run(directory, (proxy, method, arguments) -> save(method, arguments, views));
    } catch (InvocationTargetException e) {
      throw new CommandException(jar + " has failed: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new CommandException(
          jar + " is not a Vineflower that is known here, such as " + ARTIFACT + ": " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
    return views;
  }

  private void run(Path directory, InvocationHandler saving) throws ReflectiveOperationException {
    Class<?> saver = loader.loadClass(PACKAGE + "extern.IResultSaver");
    Class<?> logger = loader.loadClass(PACKAGE + "extern.IFernflowerLogger");
    Object engine =
        loader
            .loadClass(PACKAGE + "Fernflower")
            .getConstructor(saver, Map.class, logger)
            .newInstance(
                Proxy.newProxyInstance(loader, new Class<?>[] {saver}, saving),
                OPTIONS,
                logger.getField("NO_OP").get(null));
    engine.getClass().getMethod("addSource", File.class).invoke(engine, directory.toFile());
    engine.getClass().getMethod("decompileContext").invoke(engine);
    engine.getClass().getMethod("clearContext").invoke(engine);
  }

  /** Of all that it would save only sources are wanted; called by several of its threads. */
  private static Object save(Method method, Object[] arguments, Map<String, View> views) {
    if (method.getName().equals("saveClassFile") && arguments[3] != null) {
      int[] lines = arguments[4] == null ? new int[0] : (int[]) arguments[4];
      synchronized (views) {
        views.put((String) arguments[1], new View((String) arguments[3], lines));
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
