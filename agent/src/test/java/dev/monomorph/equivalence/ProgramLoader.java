package dev.monomorph.equivalence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.monomorph.equivalence.generate.Program;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads one program for one run: as it is, for the agent to weave, or as its twin. The twin is the
 * same program in a package that no pattern of the agent's matches, with a name of the same length;
 * where its package shows, {@link #untwin} gives it the program's again.
 */
final class ProgramLoader extends ClassLoader {
  private static final String PACKAGE = Program.PACKAGE.replace('.', '/');

  /** Of the same length and hash code, for programs that take hash codes of their names. */
  private static final String TWIN = "gfO/";

  /** Another such name, for programs that look at the letters of their names. */
  private static final String OTHER_TWIN = "gg0/";

  private static final URL ANYWHERE =
      ProgramLoader.class.getProtectionDomain().getCodeSource().getLocation();

  private final Map<String, byte[]> classes;
  private final String home;

  private ProgramLoader(Program program, String home) {
    super(ProgramLoader.class.getClassLoader());
    this.home = home;
    this.classes = new HashMap<>();
    program.classes().forEach((name, bytes) -> classes.put(moved(name), moved(bytes)));
  }

  static ProgramLoader of(Program program) {
    return new ProgramLoader(program, PACKAGE);
  }

  static ProgramLoader twinOf(Program program) {
    return new ProgramLoader(program, TWIN);
  }

  static ProgramLoader otherTwinOf(Program program) {
    return new ProgramLoader(program, OTHER_TWIN);
  }

  private String moved(String text) {
    return text.replace(PACKAGE, home);
  }

  private byte[] moved(byte[] bytes) {
    boolean same = home.equals(PACKAGE);
    return same ? bytes : moved(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /** Whether a class of this (binary) name is a program's or a twin's. */
  static boolean isProgram(String className) {
    return className.startsWith(Program.PACKAGE)
        || className.startsWith(binary(TWIN))
        || className.startsWith(binary(OTHER_TWIN));
  }

  private static String binary(String name) {
    return name.replace('/', '.');
  }

  /** The text that the program would have given where this is what a twin gave. */
  static String untwin(String text) {
    return untwin(untwin(text, TWIN), OTHER_TWIN);
  }

  private static String untwin(String text, String twin) {
    return text.replace(binary(twin), Program.PACKAGE).replace(twin, PACKAGE);
  }

  /** Loads the class that has this internal name in the program; initializes nothing. */
  Class<?> load(String internalName) throws ClassNotFoundException {
    return loadClass(binary(moved(internalName)));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name.replace('.', '/'));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Only whether there is one counts. */
  @Override
  public URL getResource(String name) {
    return classOf(name) == null ? super.getResource(name) : ANYWHERE;
  }

  /** Class files: the agent looks at superclasses before they are loaded. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = classOf(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  private byte[] classOf(String resource) {
    int end = resource.length() - ".class".length();
    return end < 0 ? null : classes.get(resource.substring(0, end));
  }
}
