package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole store where there are access control lists, which Linux does not show. */
class AclFileViewTest {
  private FileSystem files;
  private Path store;

  @BeforeEach
  void open() {
    files =
        Jimfs.newFileSystem(
            Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build());
    store = files.getPath("C:\\store");
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private static AclFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, AclFileAttributeView.class);
  }

  private void allow(Path file, String name, AclEntryType type, AclEntryPermission... permissions)
      throws IOException {
    UserPrincipal who = files.getUserPrincipalLookupService().lookupPrincipalByName(name);
    List<AclEntry> list = new ArrayList<>(view(file).getAcl());
    list.add(
        AclEntry.newBuilder().setType(type).setPrincipal(who).setPermissions(permissions).build());
    view(file).setAcl(list);
  }

  @Test
  void missingOneIsMadeForTheUserAloneAndServes() throws Exception {
    CacheStore.open(store, 1000).put("a", new byte[9]);

    assertThat(CacheStore.open(store, 1000).get("a")).hasSize(9);
    assertThat(view(store).getAcl())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.principal()).isEqualTo(view(store).getOwner());
              assertThat(entry.permissions()).contains(AclEntryPermission.WRITE_DATA);
            });
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "WRITE_DATA",
        "APPEND_DATA",
        "DELETE",
        "DELETE_CHILD",
        "WRITE_ACL",
        "WRITE_ATTRIBUTES",
        "WRITE_NAMED_ATTRS",
        "WRITE_OWNER"
      })
  void othersMayNotWrite(AclEntryPermission permission) throws Exception {
    CacheStore.open(store, 1000);
    allow(store, "bob", AclEntryType.ALLOW, permission);

    assertThatThrownBy(() -> CacheStore.open(store, 1000))
        .isInstanceOf(CacheRefused.class)
        .hasMessageContainingAll(
            "C:\\store: may be written to by others", "bob", permission.name());
  }

  @Test
  void othersMayReadOrBeDenied() throws Exception {
    CacheStore.open(store, 1000).put("a", new byte[9]);
    allow(store, "bob", AclEntryType.ALLOW, AclEntryPermission.READ_DATA);
    allow(store, "eve", AclEntryType.DENY, AclEntryPermission.WRITE_DATA);

    assertThat(CacheStore.open(store, 1000).get("a")).hasSize(9);
  }

  @Test
  void keyIsReadByTheUserAlone() throws Exception {
    CacheStore.open(store, 1000);
    allow(store.resolve("key"), "bob", AclEntryType.ALLOW, AclEntryPermission.READ_DATA);

    assertThatThrownBy(() -> CacheStore.open(store, 1000))
        .isInstanceOf(CacheRefused.class)
        .hasMessageContainingAll("C:\\store\\key: has permissions", "bob");
  }

  @Test
  void somebodyElsesIsRefused() throws Exception {
    CacheStore.open(store, 1000);
    UserPrincipal bob = files.getUserPrincipalLookupService().lookupPrincipalByName("bob");
    view(store).setOwner(bob);
    view(store).setAcl(List.of());

    assertThatThrownBy(() -> CacheStore.open(store, 1000))
        .isInstanceOf(CacheRefused.class)
        .hasMessageContaining("C:\\store: is owned by bob; expected: user as owner");
  }
}
