package dev.monomorph.reuse;

import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.specialize.GeneratedClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A specialization that another run of the program can use.
 *
 * @param objects the parameters of which a very object was asked for; that it is this one and not
 *     another of its class has decided nothing
 * @param used the parameters of which the code assumes something
 * @param extent how far it goes
 * @param units its classes
 */
record Entry(BitSet objects, BitSet used, Extent extent, List<GeneratedClass> units) {

  /** Says whether the running program has what an entry depends on. */
  interface Check {
    /**
     * The classes of these names, for the rest of the entry.
     *
     * @throws IOException if one is missing or another than it was
     */
    UnitCodec.Classes all(List<Contribution> contributions) throws IOException;
  }

  /**
   * As bytes.
   *
   * @throws IOException if it cannot be written
   */
  byte[] write(List<Contribution> contributions) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(contributions.size());
    for (Contribution contribution : contributions) {
      contribution.write(out);
    }
    out.writeLong(bits(objects));
    out.writeLong(bits(used));
    writeExtent(out);
    UnitCodec.write(units, out);
    return bytes.toByteArray();
  }

  private static long bits(BitSet set) {
    return set.isEmpty() ? 0 : set.toLongArray()[0];
  }

  private void writeExtent(DataOutputStream out) throws IOException {
    out.writeInt(extent.copiedBytes());
    out.writeInt(extent.codeBytes());
    out.writeInt(extent.keptCalls().size());
    for (Map.Entry<KeptCall, Integer> kept : extent.keptCalls().entrySet()) {
      out.writeUTF(kept.getKey().name());
      out.writeInt(kept.getValue());
    }
  }

  /**
   * What was written.
   *
   * @throws IOException if it is not of the running program, or was never written
   */
  static Entry read(byte[] bytes, Check check) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int size = in.readInt();
      List<Contribution> contributions = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        contributions.add(Contribution.read(in));
      }
      UnitCodec.Classes classes = check.all(contributions);
      BitSet objects = BitSet.valueOf(new long[] {in.readLong()});
      BitSet used = BitSet.valueOf(new long[] {in.readLong()});
      Extent extent = readExtent(in);
      return new Entry(objects, used, extent, UnitCodec.read(in, classes));
    } catch (RuntimeException e) {
      // ASM and the enums say in their own ways that they were given something else.
      throw new IOException("no entry", e);
    }
  }

  private static Extent readExtent(DataInputStream in) throws IOException {
    int copied = in.readInt();
    int code = in.readInt();
    int size = in.readInt();
    Map<KeptCall, Integer> kept = new EnumMap<>(KeptCall.class);
    for (int i = 0; i < size; i++) {
      kept.put(KeptCall.valueOf(in.readUTF()), in.readInt());
    }
    return new Extent(copied, code, kept, false);
  }
}
