package dev.monomorph.demo.validate;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.CellType;
import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rows.Schema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads schemas in JSON:
 *
 * <pre>
 * {"fields": {
 *   "name": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "/^[A-Z]/"},
 *   "age": {"type": "long", "min": 0, "max": 150},
 *   "role": {"type": "string", "oneOf": ["admin", "user"]},
 *   "address": {"fields": {"zip": {"type": "string", "pattern": "/^[0-9]{5}$/"}}}
 * }}
 * </pre>
 *
 * <p>The column of a nested field is called {@code address.zip}.
 */
public final class SchemaFile {
  /** Bytes of a file. */
  static final int MAX_BYTES = 1 << 20;

  /** Braces and brackets in each other; the parser takes stack for each. */
  static final int MAX_DEPTH = 32;

  private final Map<String, FieldSpec> fields = new LinkedHashMap<>();

  private SchemaFile() {}

  /**
   * Reads a schema.
   *
   * @throws UserException if it cannot be read or is none; the message names the place
   */
  public static SchemaFile read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UserException(file + ": expected at most " + MAX_BYTES + " bytes of JSON");
      }
      return parse(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UserException("cannot read " + file + ": expected text in UTF-8");
    } catch (IOException e) {
      throw new UserException("cannot read " + file + " (expected a schema in JSON)");
    }
  }

  /** The schema in a text; like {@link #read}. */
  static SchemaFile parse(Path file, String text) {
    if (depth(text) > MAX_DEPTH) {
      throw new UserException(
          file + ": expected at most " + MAX_DEPTH + " nested levels of JSON, found more");
    }
    try {
      SchemaFile schema = new SchemaFile();
      SchemaPart root = new SchemaPart(file.toString(), JsonParser.object().from(text));
      root.expectKeys("fields");
      schema.read(root.part("fields"), "");
      return schema;
    } catch (JsonParserException e) {
      throw new UserException(
          "%s:%d:%d: expected JSON: %s"
              .formatted(file, e.getLinePosition(), e.getCharPosition(), e.getMessage()));
    }
  }

  /** At most, as braces in texts are counted too. */
  private static long depth(String text) {
    int depth = 0;
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      most = Math.max(most, depth);
    }
    return most;
  }

  private void read(SchemaPart part, String before) {
    for (String name : part.keys()) {
      SchemaPart field = part.part(name);
      if (field.has("fields")) {
        field.expectKeys("fields");
        read(field.part("fields"), before + name + ".");
      } else {
        String column = before + name;
        if (fields.putIfAbsent(column, field.toSpec(column)) != null) {
          throw part.error(name, "the only one for column '" + column + "'");
        }
      }
    }
  }

  /**
   * The rows of a CSV file, of whose columns those in the schema have its types.
   *
   * @throws UserException if it cannot be opened
   */
  public RowSource<CsvRow> open(Path csv) {
    Map<String, CellType> types = new LinkedHashMap<>();
    fields.forEach((column, field) -> types.put(column, field.type()));
    return CsvFile.open(csv, types);
  }

  /** What says of rows with these columns whether they are as described. */
  public <R> Validator<R> validator(Schema<R> columns) {
    return Validator.of(fields(), columns);
  }

  /** What is described, in the order of the file. */
  List<FieldSpec> fields() {
    return List.copyOf(fields.values());
  }
}
