package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A class with a private member, in a loader of its own, and copies that belong beside it. */
final class Generated {
  @SuppressWarnings("unused") // read by generated code
  static final class Host {
    private static int secret = 42;
  }

  static final String HOST = Host.class.getName().replace('.', '/');

  /** The class, a nest host that lists slots. */
  final Class<?> host;

  final ClassNode tree;

  Generated() {
    tree = ClassBytes.tree(Host.class);
    tree.nestHostClass = null;
    tree.nestMembers = new ArrayList<>(ClassNames.slotsOf(HOST));
    host = new BytesLoader(Generated.class.getClassLoader()).define(ClassBytes.of(tree));
  }

  ClassLoader loader() {
    return host.getClassLoader();
  }

  /** The class's own lookup. */
  Lookup lookup() {
    try {
      return Privileges.take(TestGateway.instrumentation()).lookupIn(host);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A class whose one method returns the private member, or another number where it may not. */
  GeneratedClass copy(boolean needsNest) {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "call", "()I", null, null);
    method.maxStack = 1;
    if (needsNest) {
      method.visitFieldInsn(Opcodes.GETSTATIC, HOST, "secret", "I");
    } else {
      method.visitInsn(Opcodes.ICONST_5);
    }
    method.visitInsn(Opcodes.IRETURN);
    return of(needsNest, method);
  }

  GeneratedClass of(boolean needsNest, MethodNode method) {
    return new GeneratedClass(host, tree, List.of(method), needsNest, List.of());
  }
}
