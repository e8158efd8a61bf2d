package dev.monomorph.reuse;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A class that a specialization depends on.
 *
 * @param name as in {@link Class#getName}
 * @param identity see {@link Identities}
 * @param loader stands for its loader among those of all classes of the entry
 * @param read whether its code was looked at
 * @param initialized whether it was initialized
 * @param nest whether copies could join its nest; null where nobody asked
 */
record Contribution(
    String name, String identity, int loader, boolean read, boolean initialized, Boolean nest) {
  void write(DataOutputStream out) throws IOException {
    out.writeUTF(name);
    out.writeUTF(identity);
    out.writeInt(loader);
    out.writeBoolean(read);
    out.writeBoolean(initialized);
    out.writeByte(nest == null ? -1 : nest ? 1 : 0);
  }

  static Contribution read(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String identity = in.readUTF();
    int loader = in.readInt();
    boolean read = in.readBoolean();
    boolean initialized = in.readBoolean();
    byte nest = in.readByte();
    return new Contribution(name, identity, loader, read, initialized, nest < 0 ? null : nest > 0);
  }
}
