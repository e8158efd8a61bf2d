package dev.monomorph.it.app;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Loads {@link Ancient} from class files of the version that the first argument names. */
public final class AncientVersions extends ClassLoader {
  private final int version;

  AncientVersions(int version) {
    super(AncientVersions.class.getClassLoader());
    this.version = version;
  }

  /** Runs it. */
  public static void main(String[] args) throws ReflectiveOperationException {
    ClassLoader loader = new AncientVersions(Integer.parseInt(args[0]));
    loader.loadClass(Ancient.class.getName()).getMethod("run").invoke(null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(Ancient.class.getName()) || name.equals(getClass().getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? defineOld(name) : known;
    }
  }

  private Class<?> defineOld(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      ClassWriter old = new ClassWriter(0);
      int skip = ClassReader.SKIP_FRAMES;
      new ClassReader(file.readAllBytes()).accept(new Older(old, version), skip);
      byte[] bytes = old.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Older extends ClassVisitor {
    private final int version;

    Older(ClassVisitor next, int version) {
      super(Opcodes.ASM9, next);
      this.version = version;
    }

    @Override
    public void visit(
        int unused, int access, String name, String signature, String base, String[] faces) {
      super.visit(version, access, name, signature, base, faces);
    }

    @Override
    public void visitNestMember(String member) {
      // There were no nests.
    }

    @Override
    public void visitNestHost(String host) {
      // There were no nests.
    }
  }
}
