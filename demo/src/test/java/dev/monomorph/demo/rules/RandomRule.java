package dev.monomorph.demo.rules;

import dev.monomorph.demo.rules.People.Person;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rules by chance, and what they mean, which nothing of the program has a part in: values are
 * boxed, whole numbers computed as {@link BigInteger}s and cut off.
 *
 * <p>Parentheses stand where the grammar needs them, and by chance elsewhere.
 */
final class RandomRule {
  // How tight a part binds: it stands bare where at least that is asked for.
  private static final int OR = 0;
  private static final int AND = 1;
  private static final int NOT = 2;
  private static final int TEST = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int SIGN = 6;
  private static final int PRIMARY = 7;

  /** What {@link #order} says of NaN and anything. */
  private static final int UNORDERED = 2;

  private static final List<String> TEXTS = List.of("", "A", "Ada", "ada", "Bo", "ß", "a'b", "😀");
  private static final List<String> GLOBS = List.of("*", "A*", "*a", "?da", "A?a*", "Ada", "*d*a");

  /**
   * A part of a rule.
   *
   * @param value a Long, Double, Boolean or String
   */
  record Part(String text, int binds, Function<Person, Object> value) {
    private Part(String text, Function<Person, Object> value) {
      this(text, PRIMARY, value);
    }
  }

  private final Random random;

  RandomRule(Random random) {
    this.random = random;
  }

  /** A condition whose tree is at most so deep. */
  Part condition(int depth) {
    int below = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 2 : 13)) {
      case 0 -> new Part("member", Person::member);
      case 1 -> new Part("true", person -> true);
      case 2, 3 -> infix(OR, condition(below), OR, " or ", condition(below), AND, this::or);
      case 4, 5 -> infix(AND, condition(below), AND, " and ", condition(below), NOT, this::and);
      case 6 -> prefix("not ", NOT, condition(below), value -> !(Boolean) value);
      case 7 -> comparison(number(below), number(below));
      case 8 -> comparison(whole(below), whole(below));
      case 9 -> comparison(string(below), string(below));
      case 10 -> membership(whole(below), () -> literal(random.nextInt(50)));
      case 11 -> membership(string(below), this::text);
      default -> aboutStrings(below);
    };
  }

  private Object or(Object left, Object right) {
    return (Boolean) left || (Boolean) right;
  }

  private Object and(Object left, Object right) {
    return (Boolean) left && (Boolean) right;
  }

  private Part comparison(Part left, Part right) {
    return switch (random.nextInt(6)) {
      case 0 -> test(left, " = ", right, order -> order == 0);
      case 1 -> test(left, " != ", right, order -> order != 0);
      case 2 -> test(left, " < ", right, order -> order == -1);
      case 3 -> test(left, "<=", right, order -> order == -1 || order == 0);
      case 4 -> test(left, " > ", right, order -> order == 1);
      default -> test(left, " >= ", right, order -> order == 1 || order == 0);
    };
  }

  private Part test(Part left, String word, Part right, Function<Integer, Boolean> holds) {
    return infix(TEST, left, SUM, word, right, SUM, (a, b) -> holds.apply(order(a, b)));
  }

  private static int order(Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      return Integer.signum(x.compareTo(y));
    }
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    double x = ((Number) a).doubleValue();
    double y = ((Number) b).doubleValue();
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : UNORDERED;
  }

  private Part membership(Part left, Supplier<Part> option) {
    List<Part> options = Stream.generate(option).limit(1 + random.nextInt(6)).toList();
    boolean not = random.nextBoolean();
    String list = String.join(", ", options.stream().map(Part::text).toList());
    return new Part(
        in(left, SUM) + (not ? " not in (" : " in (") + list + ")",
        TEST,
        p ->
            not ^ options.stream().anyMatch(o -> o.value().apply(p).equals(left.value().apply(p))));
  }

  private Part aboutStrings(int depth) {
    Part text = string(depth);
    Part part = string(depth);
    return switch (random.nextInt(4)) {
      case 0 -> call("contains", text, part, (a, b) -> ((String) a).indexOf((String) b) >= 0);
      case 1 -> call("startsWith", text, part, (a, b) -> ((String) a).indexOf((String) b) == 0);
      case 2 -> call("endsWith", text, part, (a, b) -> endsWith((String) a, (String) b));
      default -> matches(text, GLOBS.get(random.nextInt(GLOBS.size())));
    };
  }

  private static boolean endsWith(String text, String end) {
    int at = text.length() - end.length();
    return at >= 0 && text.substring(at).equals(end);
  }

  private Part matches(Part text, String glob) {
    return new Part(
        in(text, SUM) + " matches '" + glob + "'",
        TEST,
        person -> isLike(codePoints((String) text.value().apply(person)), codePoints(glob)));
  }

  private static List<Integer> codePoints(String text) {
    return text.codePoints().boxed().toList();
  }

  private static boolean isLike(List<Integer> text, List<Integer> glob) {
    if (glob.isEmpty()) {
      return text.isEmpty();
    }
    int first = glob.get(0);
    List<Integer> rest = glob.subList(1, glob.size());
    if (first == '*') {
      return isLike(text, rest) || (!text.isEmpty() && isLike(text.subList(1, text.size()), glob));
    }
    return !text.isEmpty()
        && (first == '?' || first == text.get(0))
        && isLike(text.subList(1, text.size()), rest);
  }

  private Part string(int depth) {
    return switch (random.nextInt(depth <= 0 ? 2 : 4)) {
      case 0 -> new Part("name", Person::name);
      case 1 -> text();
      case 2 -> call("lower", string(depth - 1), text -> text.toString().toLowerCase(Locale.ROOT));
      default -> call("upper", string(depth - 1), text -> text.toString().toUpperCase(Locale.ROOT));
    };
  }

  private Part text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    String quoted = random.nextBoolean() ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
    return new Part(quoted, person -> text);
  }

  private Part number(int depth) {
    int below = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 3 : 10)) {
      case 0 -> new Part("height", Person::height);
      case 1 -> decimal(random.nextInt(400) / 16.0);
      case 2 -> whole(depth);
      case 3 ->
          infix(
              SUM, decimalOf(below), SUM, " + ", number(below), PRODUCT, doubles((a, b) -> a + b));
      case 4 ->
          infix(SUM, number(below), SUM, "-", decimalOf(below), PRODUCT, doubles((a, b) -> a - b));
      case 5 ->
          infix(
              PRODUCT,
              decimalOf(below),
              PRODUCT,
              "*",
              number(below),
              SIGN,
              doubles((a, b) -> a * b));
      case 6 ->
          infix(
              PRODUCT,
              number(below),
              PRODUCT,
              " / ",
              number(below),
              SIGN,
              doubles((a, b) -> a / b));
      case 7 ->
          infix(
              PRODUCT,
              decimalOf(below),
              PRODUCT,
              " % ",
              number(below),
              SIGN,
              doubles(RandomRule::remainder));
      case 8 -> call("min", decimalOf(below), number(below), doubles(Math::min));
      default -> prefix("-", SIGN, decimalOf(below), value -> -(Double) value);
    };
  }

  /** A number that is decimal whatever stands beside it. */
  private Part decimalOf(int depth) {
    Part number = number(depth);
    return infix(SUM, number, SUM, " + ", decimal(0.5), PRODUCT, doubles((a, b) -> a + b));
  }

  private static double remainder(double a, double b) {
    return b == 0 ? a : a % b;
  }

  private static Part decimal(double value) {
    return new Part(String.valueOf(value), person -> value);
  }

  private static BiFunction<Object, Object, Object> doubles(
      BiFunction<Double, Double, Double> meaning) {
    return (a, b) -> meaning.apply(((Number) a).doubleValue(), ((Number) b).doubleValue());
  }

  private Part whole(int depth) {
    int below = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 3 : 11)) {
      case 0 -> new Part("age", Person::age);
      case 1 -> new Part("`shoe size`", person -> 38L);
      case 2 -> literal(random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(50));
      case 3 -> infix(SUM, whole(below), SUM, " + ", whole(below), PRODUCT, longs(BigInteger::add));
      case 4 ->
          infix(SUM, whole(below), SUM, " - ", whole(below), PRODUCT, longs(BigInteger::subtract));
      case 5 ->
          infix(
              PRODUCT,
              whole(below),
              PRODUCT,
              " * ",
              whole(below),
              SIGN,
              longs(BigInteger::multiply));
      case 6 ->
          infix(
              PRODUCT,
              whole(below),
              PRODUCT,
              "%",
              whole(below),
              SIGN,
              longs(RandomRule::remainder));
      case 7 -> prefix("-", SIGN, whole(below), value -> big(value).negate().longValue());
      case 8 -> call("abs", whole(below), value -> big(value).abs().longValue());
      case 9 -> call("max", whole(below), whole(below), longs(BigInteger::max));
      default -> call("length", string(below), text -> (long) text.toString().length());
    };
  }

  private static BigInteger remainder(BigInteger a, BigInteger b) {
    return b.signum() == 0 ? a : a.remainder(b);
  }

  private static Part literal(long value) {
    return new Part(String.valueOf(value), person -> value);
  }

  private static BiFunction<Object, Object, Object> longs(
      BiFunction<BigInteger, BigInteger, BigInteger> meaning) {
    return (a, b) -> meaning.apply(big(a), big(b)).longValue();
  }

  private static BigInteger big(Object value) {
    return BigInteger.valueOf((Long) value);
  }

  private Part infix(
      int binds,
      Part left,
      int leftBinds,
      String word,
      Part right,
      int rightBinds,
      BiFunction<Object, Object, Object> meaning) {
    return new Part(
        in(left, leftBinds) + word + in(right, rightBinds),
        binds,
        person -> meaning.apply(left.value().apply(person), right.value().apply(person)));
  }

  private Part prefix(String word, int binds, Part part, Function<Object, Object> meaning) {
    return new Part(
        word + in(part, binds), binds, person -> meaning.apply(part.value().apply(person)));
  }

  private Part call(String name, Part argument, Function<Object, Object> meaning) {
    return new Part(
        name + "(" + argument.text() + ")",
        person -> meaning.apply(argument.value().apply(person)));
  }

  private Part call(String name, Part a, Part b, BiFunction<Object, Object, Object> meaning) {
    return new Part(
        name + "(" + a.text() + ", " + b.text() + ")",
        person -> meaning.apply(a.value().apply(person), b.value().apply(person)));
  }

  /** The text of a part where the grammar asks for one that binds at least so tight. */
  private String in(Part part, int binds) {
    return part.binds() < binds || random.nextInt(8) == 0 ? "(" + part.text() + ")" : part.text();
  }
}
