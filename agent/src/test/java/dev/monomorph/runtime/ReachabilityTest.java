package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.BytesLoader;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
  /** A class that each test loads in loaders of its own. */
  static class Foreign {}

  private static final ClassLoader APPLICATION = ReachabilityTest.class.getClassLoader();
  private final BytesLoader loader = new BytesLoader(APPLICATION, Foreign.class);

  @Test
  void everyLoaderReachesTheBootstrapLoader() {
    assertThat(Reachability.reaches(APPLICATION, String.class)).isTrue();
    assertThat(Reachability.reaches(null, String.class)).isTrue();
    assertThat(Reachability.reaches(APPLICATION, int[].class)).isTrue();
  }

  @Test
  void aLoaderReachesItselfAndItsAncestors() throws Exception {
    Class<?> own = loader.loadClass(Foreign.class.getName());

    assertThat(own.getClassLoader()).isSameAs(loader);
    assertThat(Reachability.reaches(loader, own)).isTrue();
    assertThat(Reachability.reaches(loader, own.arrayType())).isTrue();
    assertThat(Reachability.reaches(loader, ReachabilityTest.class)).isTrue();
  }

  @Test
  void aLoaderDoesNotReachItsChildren() throws Exception {
    Class<?> foreign = loader.loadClass(Foreign.class.getName());

    assertThat(Reachability.reaches(APPLICATION, foreign)).isFalse();
    assertThat(Reachability.reaches(null, foreign)).isFalse();
    assertThat(Reachability.reaches(APPLICATION, foreign.arrayType())).isFalse();
  }

  @Test
  void aLoaderDoesNotReachItsSiblings() throws Exception {
    Class<?> foreign = loader.loadClass(Foreign.class.getName());
    BytesLoader sibling = new BytesLoader(APPLICATION, Foreign.class);

    assertThat(Reachability.reaches(sibling, foreign)).isFalse();
  }
}
