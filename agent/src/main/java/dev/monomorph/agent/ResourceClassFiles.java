package dev.monomorph.agent;

import dev.monomorph.engine.ClassFiles;
import java.io.IOException;
import java.io.InputStream;

/** Class files as loaders' resources hold them: found without loading any class. */
final class ResourceClassFiles implements ClassFiles {
  @Override
  public byte[] find(ClassLoader loader, String internalName) {
    ClassLoader from = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    try (InputStream in = from.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException | RuntimeException e) {
      // A loader may throw anything; that of an application that was stopped often does.
      Log.once(Log.Level.DEBUG, internalName, "cannot read the class file of " + internalName, e);
      return null;
    }
  }
}
