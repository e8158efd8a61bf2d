package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** The class itself, of the three generators that make one. */
@ParameterizedClass
@MethodSource("generators")
record GeneratedClassTest(RowGenerator generator) {
  static Stream<RowGenerator> generators() {
    return RowGenerator.all().stream().filter(g -> !(g instanceof ClosureRows));
  }

  @Test
  void keepsTheContractOfEquals() {
    EqualsVerifier.forClass(generator.generate(Samples.everyType().frozen(true).build()).type())
        .verify();
    EqualsVerifier.forClass(generator.generate(Samples.everyType().build()).type())
        .suppress(Warning.NONFINAL_FIELDS)
        .verify();
  }

  @Test
  void hasTheSameSignaturesWhoeverMakesIt() {
    for (boolean yes : List.of(true, false)) {
      RowType type =
          Samples.everyType().frozen(yes).ordered(yes).validated(fields -> row -> {}).build();
      assertThat(signatures(generator.generate(type).type()))
          .isEqualTo(signatures(new SourceRows().generate(type).type()))
          .contains("public java.lang.String dev.monomorph.demo.rowclass.made.Row_people.f4()");
    }
  }

  private static Set<String> signatures(Class<?> type) {
    Set<String> all = new TreeSet<>();
    all.add(type.toGenericString() + Arrays.toString(type.getGenericInterfaces()));
    for (GenericDeclaration member : type.getDeclaredConstructors()) {
      all.add(member.toString());
    }
    for (GenericDeclaration member : type.getDeclaredMethods()) {
      all.add(member.toString());
    }
    for (Field field : type.getDeclaredFields()) {
      all.add(field.toGenericString());
    }
    return all;
  }

  @Test
  void keepsEachFieldInItsOwnTypeAndNothingElse() {
    Class<?> type = generator.generate(Samples.everyType().frozen(true).build()).type();

    assertThat(
            Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> Modifier.isFinal(field.getModifiers()))
                .map(Field::getType)
                .map(Class::getSimpleName))
        .containsExactly("boolean", "int", "long", "double", "String");
  }

  @Test
  void hasTheLinesThatItsSourceHas() {
    RowType type = Samples.everyType().ordered(true).validated(fields -> row -> {}).build();
    RowShape shape = new RowShape(type);
    SourceText source = RowSource.of(shape);

    assertThat(lines(bytes(shape, source)))
        .containsAll(lines(new BytecodeRows().bytes(shape, source)));
    assertThat(lines(new BytecodeRows().bytes(shape, source)))
        .containsAll(lines(new StructuredRows().bytes(shape, source)));
  }

  @Test
  void hasNoMethodTooLargeToBeCompiled() {
    RowShape shape = new RowShape(Samples.wide(RowType.MAX_FIELDS).ordered(true).build());

    assertThat(largestMethod(bytes(shape, RowSource.of(shape)))).isBetween(3_000, 7_999);
  }

  private byte[] bytes(RowShape shape, SourceText source) {
    if (generator instanceof SourceRows rows) {
      return rows.bytes(shape, source.toString());
    }
    return generator instanceof BytecodeRows rows
        ? rows.bytes(shape, source)
        : new StructuredRows().bytes(shape, source);
  }

  private static Set<String> lines(byte[] bytes) {
    Set<String> lines = new TreeSet<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visitSource(String source, String debug) {
                lines.add(source);
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, Label start) {
                    lines.add(name + type + ":" + line);
                  }
                };
              }
            },
            0);
    return lines;
  }

  private static int largestMethod(byte[] bytes) {
    Set<Integer> sizes = new TreeSet<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return new CodeSizeEvaluator(null) {
                  @Override
                  public void visitEnd() {
                    // The least, for no jump here is so far that it would need the long form.
                    sizes.add(getMinSize());
                  }
                };
              }
            },
            0);
    return sizes.stream().max(Integer::compare).orElseThrow();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void isUnloadedWithItsRows() throws InterruptedException {
    WeakReference<Class<?>> type = new WeakReference<>(use(Samples.everyType().build()));

    while (type.get() != null) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(10);
    }

    assertThat(type.get()).isNull();
  }

  private Class<?> use(RowType type) {
    RowClass rows = generator.generate(type);
    Object row = rows.make(Samples.values(type, new Random(1)));
    String seen =
        Stream.iterate(0, i -> i < 5, i -> i + 1)
            .map(i -> String.valueOf(rows.fields().objects(i).apply(row)))
            .collect(Collectors.joining());
    assertThat(seen).isNotEmpty();
    return rows.type();
  }
}
