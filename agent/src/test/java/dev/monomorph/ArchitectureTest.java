package dev.monomorph;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages import what their {@code package-info.java} allows, and nothing else. */
class ArchitectureTest {
  private static final String ROOT = "dev.monomorph.";
  private static final String ASM = "org.objectweb.asm..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.monomorph");

  @ParameterizedTest(name = "{0} imports {1}")
  @CsvSource({
    "runtime,    java",
    "cache,      java",
    "define,     java",
    "dispatch,   java asm runtime define",
    "specialize, java asm runtime define",
    "weave,      java asm runtime",
    "inspect,    java asm nanojson jfr jmx runtime specialize",
    "reuse,      java asm runtime define specialize cache",
    "split,      java runtime weave define inspect",
    "engine,     java asm runtime specialize dispatch define inspect split weave reuse",
  })
  void importsOnly(String room, String allowed) {
    List<String> packages = new ArrayList<>(List.of(ROOT + room + ".."));
    for (String name : allowed.split(" ", -1)) {
      packages.add(
          switch (name) {
            case "java" -> "java..";
            case "asm" -> ASM;
            case "nanojson" -> "com.grack.nanojson..";
            case "jfr" -> "jdk.jfr..";
            case "jmx" -> "javax.management..";
            default -> ROOT + name + "..";
          });
    }

    classes()
        .that(resideInAPackage(ROOT + room + ".."))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
        .check(CLASSES);
  }

  @Test
  void annotationsImportNothing() {
    classes()
        .that(resideInAPackage("dev.monomorph"))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java.lang..", "dev.monomorph"))
        .check(CLASSES);
  }

  /** Not every runtime has these modules, and not every program pays for them. */
  @ParameterizedTest(name = "only {1} imports {0}")
  @CsvSource({
    "jdk.jfr.., inspect.jfr",
    "javax.management.., inspect.jmx agent agent.command",
    "java.lang.management.., inspect.jmx",
  })
  void isImportedOnlyBy(String module, String allowed) {
    String[] rooms = Arrays.stream(allowed.split(" ", -1)).map(ROOT::concat).toArray(String[]::new);
    noClasses()
        .that(resideOutsideOfPackages(rooms))
        .should()
        .dependOnClassesThat(resideInAPackage(module))
        .check(CLASSES);
  }

  @Test
  void nothingImportsTheAgentPackage() {
    classes()
        .that(resideInAPackage(ROOT + "agent.."))
        .should()
        .onlyHaveDependentClassesThat(resideInAPackage(ROOT + "agent.."))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.monomorph.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** A new package gets a row above, and a sentence in its package-info. */
  @Test
  void everyPackageHasARule() {
    Stream<String> packages =
        CLASSES.stream()
            .map(type -> type.getPackageName())
            .map(name -> name.replaceFirst("^dev\\.monomorph\\.(\\w+).*", "$1"))
            .distinct();

    assertThat(packages)
        .containsExactlyInAnyOrder(
            "dev.monomorph",
            "runtime",
            "reuse",
            "define",
            "dispatch",
            "specialize",
            "weave",
            "inspect",
            "cache",
            "split",
            "engine",
            "agent");
  }
}
