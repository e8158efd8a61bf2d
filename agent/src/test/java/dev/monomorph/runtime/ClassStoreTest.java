package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Values can be taken from all classes again. */
class ClassStoreTest {
  private final ClassStore<Object> store =
      new ClassStore<>() {
        @Override
        protected Object make(Class<?> type) {
          return new Object();
        }
      };

  @Test
  void aClassKeepsItsValue() {
    assertThat(store.get(String.class)).isSameAs(store.get(String.class));
    assertThat(store.holders()).containsExactly(String.class);
  }

  @Test
  void allLoseTheirs() {
    Object before = store.get(String.class);
    store.removeAll();

    assertThat(store.get(String.class)).isNotSameAs(before);
  }
}
