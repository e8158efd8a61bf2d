package dev.monomorph.reuse;

import dev.monomorph.runtime.Target;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A key for which an earlier run has kept a specialization.
 *
 * @param target a method of a class of the system class loader
 * @param arguments one for each parameter of its copies
 */
public record HotKey(Target target, List<Argument> arguments) {
  /** What was assumed of an argument. */
  enum Kind {
    ANY,
    NULL,
    CLASS,
    LAMBDA
  }

  /**
   * One argument.
   *
   * @param name its class as in {@link Class#getTypeName}, of a lambda that of its nest host; else
   *     empty
   * @param identity of a lambda, see {@link Identities}; else empty
   */
  record Argument(Kind kind, String name, String identity) {
    static final Argument ANY = new Argument(Kind.ANY, "", "");
    static final Argument NULL = new Argument(Kind.NULL, "", "");

    @Override
    public boolean equals(Object other) {
      return other instanceof Argument argument
          && kind == argument.kind
          && name.equals(argument.name)
          && identity.equals(argument.identity);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + identity.hashCode();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HotKey key
        && target.equals(key.target)
        && arguments.equals(key.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * target.hashCode() + arguments.hashCode();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(target.owner());
    out.writeUTF(target.name());
    out.writeUTF(target.descriptor());
    out.writeBoolean(target.isStatic());
    out.writeInt(arguments.size());
    for (Argument argument : arguments) {
      out.writeUTF(argument.kind().name());
      out.writeUTF(argument.name());
      out.writeUTF(argument.identity());
    }
  }

  static HotKey read(DataInputStream in) throws IOException {
    Target target = new Target(in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean());
    int size = in.readInt();
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      arguments.add(new Argument(Kind.valueOf(in.readUTF()), in.readUTF(), in.readUTF()));
    }
    return new HotKey(target, arguments);
  }
}
