package dev.monomorph.demo.bench;

import dev.monomorph.demo.rows.MethodRow;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Questions about methods, each a lambda of its own as in any program. */
final class MethodWorkload {
  static final Workload<MethodRow> WORKLOAD =
      new Workload<>(
          List.of(
              m -> m.body().code() > 325,
              m -> m.has(Opcodes.ACC_STATIC),
              m -> m.body().callsInterface() >= 3,
              m -> m.parameters() == 0,
              m -> m.body().branches() > m.body().calls(),
              m -> m.name().length() > 12),
          List.of(
              m -> m.body().code(),
              m -> m.body().maxStack(),
              m -> m.body().maxLocals(),
              m -> m.parameters(),
              m -> m.body().calls(),
              m -> m.name().length()),
          List.of(
              MethodRow::type,
              MethodRow::parameters,
              m -> m.has(Opcodes.ACC_PUBLIC),
              m -> (long) m.body().code() << 32 | m.access()),
          List.of(
              (a, b) -> Integer.compare(a.body().code(), b.body().code()),
              (a, b) -> Integer.compare(b.body().calls(), a.body().calls()),
              (a, b) -> a.name().compareTo(b.name()),
              Comparator.comparing(MethodRow::descriptor)),
          m -> 31L * m.name().hashCode() + m.descriptor().hashCode());

  private MethodWorkload() {}
}
