package dev.monomorph.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent's classes and libraries from a folder of its jar that no other loader looks into.
 *
 * <p>Its parent is the platform's loader: it sees nothing of the application, nor the application
 * of it.
 */
final class AgentClassLoader extends ClassLoader {
  /** The folder of the jar. */
  private static final String FOLDER = "monomorph/";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final File file;

  AgentClassLoader(File file) throws IOException {
    super("monomorph", ClassLoader.getPlatformClassLoader());
    this.file = file;
    this.jar = new JarFile(file, false);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = FOLDER + name.replace('.', '/') + ".class";
    JarEntry entry = jar.getJarEntry(path);
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " in " + file, e);
    }
  }

  @Override
  protected URL findResource(String name) {
    try {
      return jar.getEntry(FOLDER + name) == null
          ? null
          : new URL("jar:" + file.toURI() + "!/" + FOLDER + name);
    } catch (MalformedURLException e) {
      return null;
    }
  }
}
