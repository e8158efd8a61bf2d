package dev.monomorph.specialize;

import java.util.List;

/**
 * What a method of a generated class is, for people.
 *
 * @param original the method that it is a copy of: {@code com.acme.Fold#fold(I)I}
 * @param facts what is known before each of its instructions, labels, lines and frames not counted;
 *     empty where nothing is known that was not said before. No elements if nobody looked
 */
public record CopyNote(String original, List<String> facts) {
  static CopyNote of(Copy copy, List<String> facts) {
    String owner = copy.owner().tree().name.replace('/', '.');
    return new CopyNote(owner + "#" + copy.original().name + copy.original().desc, facts);
  }
}
