package dev.monomorph.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.monomorph.weave.ConstantPoolScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks through the class files of the running JDK. */
public final class JdkMethods {
  private static final String CALLER_SENSITIVE = "Ljdk/internal/reflect/CallerSensitive;";
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private JdkMethods() {}

  /**
   * Public and protected methods with that mark, in packages that are exported to all: {@code
   * java/lang/Class.forName}.
   */
  public static Set<String> markedCallerSensitive() {
    Set<String> found = new TreeSet<>();
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      // Not incubating ones: they go before anything is compiled against them for good.
      if (!module.descriptor().name().startsWith("jdk.incubator.")) {
        for (ModuleDescriptor.Exports exported : module.descriptor().exports()) {
          if (!exported.isQualified()) {
            addMarked(found, module.descriptor().name(), exported.source());
          }
        }
      }
    }
    return found;
  }

  private static void addMarked(Set<String> found, String module, String packageName) {
    for (byte[] bytes : classFiles(module, packageName)) {
      if (ConstantPoolScan.mentions(bytes, CALLER_SENSITIVE.getBytes(US_ASCII))) {
        ClassNode tree = new ClassNode();
        new ClassReader(bytes).accept(tree, ClassReader.SKIP_CODE);
        for (MethodNode method : tree.methods) {
          if ((method.access & VISIBLE) != 0 && isMarked(method)) {
            found.add(tree.name + "." + method.name);
          }
        }
      }
    }
  }

  private static boolean isMarked(MethodNode method) {
    List<AnnotationNode> annotations = method.visibleAnnotations;
    return annotations != null
        && annotations.stream().anyMatch(each -> each.desc.equals(CALLER_SENSITIVE));
  }

  private static List<byte[]> classFiles(String module, String packageName) {
    Path root = Path.of(URI.create("jrt:/" + module)).resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(JdkMethods::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
