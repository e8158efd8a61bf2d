package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;

/** Computes frames without loading the program's classes. */
final class ProgramWriter extends ClassWriter {
  private static final Map<String, String> PLATFORM = new ConcurrentHashMap<>();
  private static final String OBJECT = "java/lang/Object";

  private final World world;

  ProgramWriter(World world) {
    super(COMPUTE_FRAMES);
    this.world = world;
  }

  @Override
  protected String getCommonSuperClass(String one, String other) {
    List<String> ancestors = new ArrayList<>();
    for (String each = one; each != null; each = superName(each)) {
      ancestors.add(each);
    }
    for (String each = other; each != null; each = superName(each)) {
      if (ancestors.contains(each)) {
        return each;
      }
    }
    return OBJECT;
  }

  private String superName(String name) {
    if (name.equals(OBJECT)) {
      return null;
    }
    ClassModel model = world.byName.get(name);
    return model != null
        ? model.superName()
        : PLATFORM.computeIfAbsent(name, ProgramWriter::platformSuperName);
  }

  private static String platformSuperName(String name) {
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, null);
      return type.isInterface() ? OBJECT : type.getSuperclass().getName().replace('.', '/');
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
