package dev.monomorph.demo.rowclass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/**
 * The files of one compilation: the JDK's, the two classes of this package that generated source
 * names, and the class file that comes out. The application's class path is not looked at.
 */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private static final List<Class<?>> NAMED = List.of(RowData.class, RowValidator.class);

  private final ByteArrayOutputStream compiled = new ByteArrayOutputStream();

  MemoryFiles(JavaFileManager jdk) {
    super(jdk);
  }

  /** The class file that was written. */
  byte[] compiled() {
    return compiled.toByteArray();
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH) {
      return super.list(location, packageName, kinds, recurse);
    }
    return packageName.equals(RowData.class.getPackageName())
            && kinds.contains(JavaFileObject.Kind.CLASS)
        ? NAMED.stream().<JavaFileObject>map(NamedClass::new).toList()
        : List.of();
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof NamedClass named
        ? named.type.getName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
      @Override
      public OutputStream openOutputStream() {
        return compiled;
      }
    };
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class that is loaded here, as a file for the compiler. */
  private static final class NamedClass extends SimpleJavaFileObject {
    private final Class<?> type;

    NamedClass(Class<?> type) {
      super(URI.create("memory:///" + type.getName().replace('.', '/') + ".class"), Kind.CLASS);
      this.type = type;
    }

    @Override
    public InputStream openInputStream() {
      return type.getResourceAsStream(type.getSimpleName() + ".class");
    }
  }
}
