package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a specialization tells of its copies. */
class FactNotesTest {
  interface Shape {
    int area();
  }

  static final class Square implements Shape {
    private int side = 3;

    @Override
    public int area() {
      int result = 0;
      for (int i = 0; i < side; i++) {
        result += side;
      }
      return result;
    }
  }

  static final class Targets {
    static int twice(Shape shape) {
      int first = shape.area();
      return first + shape.area();
    }
  }

  private static Map<MethodNode, CopyNote> notes(List<GeneratedClass> classes) {
    Specializer.Result result = new TestProgram().specialize(Targets.class, "twice", Square.class);
    classes.addAll(result.classes());
    return result.notes();
  }

  private static List<AbstractInsnNode> instructions(MethodNode method) {
    List<AbstractInsnNode> all = new ArrayList<>();
    method.instructions.forEach(all::add);
    all.removeIf(insn -> insn.getOpcode() < 0);
    return all;
  }

  @Test
  void tellsWhatEachMethodIsACopyOf() {
    List<GeneratedClass> classes = new ArrayList<>();
    Map<MethodNode, CopyNote> notes = notes(classes);
    String here = FactNotesTest.class.getName();

    List<String> originals = new ArrayList<>();
    for (MethodNode method : classes.get(0).methods()) {
      originals.add(notes.get(method).original());
    }
    assertThat(originals)
        .containsExactly(
            here + "$Targets#twice(L" + here.replace('.', '/') + "$Shape;)I",
            here + "$Square#area()I");
  }

  @Test
  void hasANoteForEachInstructionOfTheLinkedCopy() {
    List<GeneratedClass> classes = new ArrayList<>();
    Map<MethodNode, CopyNote> notes = notes(classes);

    for (GeneratedClass each : classes) {
      assertThat(each.methods()).isNotEmpty();
      for (MethodNode method : each.methods()) {
        assertThat(notes.get(method).facts()).hasSize(instructions(method).size());
      }
    }
  }

  /** Linking has put other calls in the place of the calls; what held before those still does. */
  @Test
  void tellsWhatIsKnownBeforeCallsThatWereLinked() {
    List<GeneratedClass> classes = new ArrayList<>();
    Map<MethodNode, CopyNote> notes = notes(classes);
    MethodNode root = classes.get(0).methods().get(0);
    List<AbstractInsnNode> code = instructions(root);
    String square = "Exact(" + Square.class.getName() + ")";

    List<String> facts = notes.get(root).facts();
    assertThat(facts.get(0)).isEqualTo("local 0: " + square);
    List<String> atCalls = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i).getType() == AbstractInsnNode.METHOD_INSN) {
        atCalls.add(facts.get(i));
      }
    }
    assertThat(atCalls)
        .hasSize(2)
        .allMatch(note -> note.contains("stack: ") && note.contains(square));
  }

  @Test
  void nothingIsToldUnlessAsked() {
    TestProgram program = new TestProgram();
    MethodNode method = ClassBytes.method(program.tree(Targets.class), "twice");
    CopySession session = new CopySession(new Program(program), Targets.class, null, false);
    LoadedClass owner = new LoadedClass(Targets.class, program.tree(Targets.class));

    assertThat(
            session
                .run(owner, method, List.of(dev.monomorph.specialize.fact.Fact.exact(Square.class)))
                .notes())
        .isEmpty();
  }
}
