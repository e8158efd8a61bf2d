package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Main class of the JVM that has the agent: runs programs of consecutive seeds, or such as were
 * kept in files, and prints each difference, shrunk, and a last line with numbers.
 */
public final class EquivalenceWorker {
  static final String SEEDS = "seeds";
  static final String FILES = "files";

  /** How often differences of one JVM are shrunk and printed; further ones are only counted. */
  private static final int MOST_SHRUNK = 3;

  private final Equivalence equivalence = Equivalence.inThisJvm();
  private final Path out;
  private final Duration shrinking;
  private int programs;
  private int differences;
  private int unstable;
  private int planted;
  private int callees;
  private int folds;
  private int effects;

  private EquivalenceWorker(Path out, Duration shrinking) {
    this.out = out;
    this.shrinking = shrinking;
  }

  /**
   * Takes the directory for differences and the seconds to shrink each, then either {@link #SEEDS},
   * the first seed and the number of programs, or {@link #FILES} and the files.
   */
  public static void main(String[] args) throws IOException {
    Duration shrinking = Duration.ofSeconds(Long.parseLong(args[1]));
    EquivalenceWorker worker = new EquivalenceWorker(Path.of(args[0]), shrinking);
    List<String> programs = List.of(args).subList(3, args.length);
    if (args[2].equals(SEEDS)) {
      worker.seeds(Long.parseLong(programs.get(0)), Long.parseLong(programs.get(1)));
    } else {
      worker.files(programs);
    }
    System.out.println(worker.totals());
  }

  private void seeds(long first, long count) throws IOException {
    for (long seed = first; seed < first + count; seed++) {
      check("seed-" + seed, ProgramGenerator.generate(seed));
    }
  }

  private void files(List<String> names) throws IOException {
    for (String name : names) {
      Path file = Path.of(name);
      check(file.getFileName().toString(), ProgramText.read(Files.readString(file)));
    }
  }

  private Totals totals() {
    return new Totals(programs, differences, unstable, planted, callees, folds, effects);
  }

  private void check(String name, Program program) throws IOException {
    Optional<Difference> difference = equivalence.check(program);
    programs++;
    planted += Watch.hasPlanted() ? 1 : 0;
    boolean hasCallee = Watch.copies().stream().anyMatch(Copies::hasCopiedCallee);
    boolean hasFold = Copies.folded(program, Watch.copies()) > 0;
    callees += hasCallee ? 1 : 0;
    folds += hasFold ? 1 : 0;
    effects += hasCallee || hasFold ? 1 : 0;
    if (difference.isPresent()) {
      Optional<Difference> instability = Equivalence.instability(program);
      if (instability.isEmpty()) {
        report(name, program, difference.get());
      } else {
        unstable++;
        System.out.println(name + " is unstable, without the agent too: " + instability.get());
      }
    }
  }

  private void report(String name, Program program, Difference difference) throws IOException {
    String kind = difference.kind();
    System.out.println(name + " differs: " + kind);
    if (++differences > MOST_SHRUNK) {
      return;
    }
    Program small = Shrinker.shrink(program, each -> isOfKind(each, kind), shrinking);
    Optional<Difference> again = equivalence.check(small);
    String shown = again.map(Difference::toString).orElse("once, and not again: " + difference);
    String text = ProgramText.write(small, name + ", " + kind + "\n" + shown);
    System.out.println(shown);
    Path file = Files.createDirectories(out).resolve(name + ".txt");
    Files.writeString(file, text);
    Files.writeString(file.resolveSibling(name + ".asm"), Disassembly.of(small));
    System.out.println("kept as " + file + ", its bytecode beside it");
  }

  private boolean isOfKind(Program program, String kind) {
    Optional<Difference> difference = equivalence.check(program);
    boolean same = difference.map(Difference::kind).filter(kind::equals).isPresent();
    return same && Equivalence.instability(program).isEmpty();
  }
}
