package dev.monomorph.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which call instruction stands at which bytecode index of a class file.
 *
 * <p>Indices are those of the class file as it runs, split calls included; instructions are
 * numbered as in the class file before any call was split.
 */
public final class CallScan {
  private final Map<String, Map<Integer, CallInstruction>> calls = new HashMap<>();
  private final String className;

  private CallScan(String className) {
    this.className = className;
  }

  /** Looks through a class file. */
  public static CallScan of(byte[] classFile) {
    Reader reader = new Reader(classFile);
    CallScan scan = new CallScan(reader.getClassName());
    reader.accept(scan.new Classes(reader), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return scan;
  }

  /** Internal name of the class. */
  public String className() {
    return className;
  }

  /**
   * The call instruction at a bytecode index, or null.
   *
   * @param method name and descriptor
   */
  public CallInstruction at(String method, int bytecodeIndex) {
    return calls.getOrDefault(method, Map.of()).get(bytecodeIndex);
  }

  /** Tells the bytecode index of what it visits. */
  private static final class Reader extends ClassReader {
    private int index;

    Reader(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected void readBytecodeInstructionOffset(int bytecodeOffset) {
      index = bytecodeOffset;
    }
  }

  private final class Classes extends ClassVisitor {
    private final Reader reader;

    Classes(Reader reader) {
      super(Opcodes.ASM9);
      this.reader = reader;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      String method = name + descriptor;
      Map<Integer, CallInstruction> found = new HashMap<>();
      calls.put(method, found);
      return new MethodVisitor(Opcodes.ASM9) {
        private int ordinal;

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String callee, String type, boolean isInterface) {
          found.put(
              reader.index,
              new CallInstruction(method, ordinal++, opcode, owner, callee, type, isInterface));
        }

        @Override
        public void visitInvokeDynamicInsn(
            String callee, String type, Handle bootstrap, Object... arguments) {
          if (CallRewriter.isSplitCall(bootstrap)) {
            ordinal++;
          }
        }
      };
    }
  }
}
