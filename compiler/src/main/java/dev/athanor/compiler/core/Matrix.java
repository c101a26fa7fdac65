package dev.athanor.compiler.core;

import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes a decision tree out of the clauses of a match.
 *
 * <p>Clauses are rows of conditions. As long as the first row has any, one of them is tested, and rows are sorted by what the test tells of them:
 * rows that it rules out are dropped, conditions that it settles are left out, rows that it says nothing about go on both
 * ways. So nothing is tested twice on a path (Maranget, "Compiling Pattern Matching to Good Decision Trees", ML 2008). The condition
 * tested is the one whose value most rows test as well, from left on.
 *
 * <p>Rows that go both ways are copied. Paths on which the same is left to be decided share the rest, so the tree is a graph; it may still be large. When a choice would copy too many, or when the whole has
 * become large, only the rows at the front that test the same value are chosen among, and where they fail the others are tried without what was
 * found out ({@link Decision.Fallback}; Augustsson, "Compiling Pattern Matching", FPCA 1985): at worst as many tests as clause by clause.
 */
final class Matrix {
  /** How many rows may be copied by one choice. */
  private static final int MOST_COPIES = 256;

  /** How many nodes a tree may have for each row before copying stops. */
  private static final int NODES_PER_ROW = 16;

  /** Of how many rows a question is remembered. */
  private static final int MOST_REMEMBERED = 40;

  /** How many rows are looked at to find the best condition. */
  private static final int LOOK_AHEAD = 128;

  final Lowering in;
  private final Predicate<Row> isGuarded;
  private final BitsMatrix bits = new BitsMatrix(this);
  private final Map<Question, Decision> answers = new HashMap<>();
  private int nodesLeft;

  Matrix(Lowering in, int rows, Predicate<Row> isGuarded) {
    this.in = in;
    this.isGuarded = isGuarded;
    this.nodesLeft = 64 + NODES_PER_ROW * rows;
  }

  /** The decision among rows, the first that matches winning. The same question has the same answer, which {@link Matching} emits once. */
  Decision decide(List<Row> rows, BitsFacts facts) {
    if (rows.isEmpty()) {
      return new Decision.Fail();
    }
    if (rows.size() > MOST_REMEMBERED) {
      return newDecision(rows, facts);
    }
    var question = new Question(rows, facts);
    var known = answers.get(question);
    if (known == null) {
      known = newDecision(rows, facts);
      answers.put(question, known);
    }
    return known;
  }

  /** What is left to be decided on a path. */
  private record Question(List<Row> rows, BitsFacts facts) {}

  private Decision newDecision(List<Row> rows, BitsFacts facts) {
    nodesLeft--;
    var first = rows.getFirst();
    if (first.conditions().isEmpty()) {
      return new Decision.Success(first, isGuarded.test(first) ? decide(rows.subList(1, rows.size()), facts) : null);
    }
    return switch (pick(first, rows)) {
      case Row.Value value when value.pattern().form() != null -> choose(value.subject(), rows, facts);
      case Row.Value value -> compare(value, rows, facts);
      case Row.Entries entries -> lookUp(entries, rows, facts);
      case Row.Segments segments -> bits.decide(segments, rows, facts);
    };
  }

  private static Row.Condition pick(Row first, List<Row> rows) {
    Row.Condition best = null;
    int bestScore = -1;
    for (var condition : first.conditions()) {
      int score = score(condition, rows);
      if (score > bestScore) {
        best = condition;
        bestScore = score;
      }
    }
    return best;
  }

  /** How many rows test the same value; comparisons with other values come last. */
  private static int score(Row.Condition condition, List<Row> rows) {
    if (condition instanceof Row.Value value && value.pattern().form() == null) {
      return 0;
    }
    int score = 1;
    for (var row : rows.subList(1, Math.min(rows.size(), LOOK_AHEAD))) {
      for (var other : row.conditions()) {
        if (other.subject() == condition.subject()) {
          score++;
          break;
        }
      }
    }
    return score;
  }

  /** A comparison with the value of a variable, or a type test: rows that have it are settled, the others go both ways. */
  private Decision compare(Row.Value tested, List<Row> rows, BitsFacts facts) {
    var use = new Expr.Use(tested.subject());
    var test =
        switch (tested.pattern()) {
          case Pattern.EqualTo(var value) -> new Test.Compare(Relation.EXACTLY_EQUAL, use, value);
          case Pattern.OfType(var type) -> new Test.IsA(type, use);
          default -> throw new IllegalStateException(tested.toString());
        };
    var yes = new ArrayList<Row>();
    var no = new ArrayList<Row>();
    for (var row : rows) {
      var same = row.conditions().indexOf(tested);
      yes.add(same < 0 ? row : row.without(row.conditions().get(same)));
      if (same < 0) {
        no.add(row);
      }
    }
    return new Decision.Branch(test, decide(yes, facts), decide(no, facts));
  }

  /** A key of a map: rows that want it go on with its value, the others go both ways. */
  private Decision lookUp(Row.Entries entries, List<Row> rows, BitsFacts facts) {
    var subject = entries.subject();
    var key = keyToTest(entries);
    var value = new Local("value");
    var yes = new ArrayList<Row>();
    var no = new ArrayList<Row>();
    for (var row : rows) {
      var found = withValue(row, subject, key, value);
      yes.add(found);
      if (found == row) {
        no.add(row);
      }
    }
    var lookup = new Step.Bind(value, new Expr.MapValue(subject, key));
    return new Decision.Then(
        List.of(lookup), new Decision.Branch(new Test.IsPresent(value), decide(yes, facts), decide(no, facts)));
  }

  private static Expr keyToTest(Row.Entries entries) {
    var struct = new Expr.Const(Atoms.STRUCT);
    return entries.entries().stream().anyMatch(entry -> entry.key().equals(struct)) ? struct : entries.entries().getFirst().key();
  }

  /** The row with the entries of a key replaced by conditions on its value; the row itself if it has none. */
  private static Row withValue(Row row, Local subject, Expr key, Local value) {
    var builder = new Row.Builder(row.number(), row.bindings());
    boolean changed = false;
    for (var condition : row.conditions()) {
      if (!(condition instanceof Row.Entries wanted) || wanted.subject() != subject || !wanted.has(key)) {
        builder.keep(condition);
        continue;
      }
      changed = true;
      wanted.entries().stream().filter(entry -> entry.key().equals(key)).forEach(entry -> builder.require(value, entry.value()));
      var others = wanted.entries().stream().filter(entry -> !entry.key().equals(key)).toList();
      if (!others.isEmpty()) {
        builder.keep(new Row.Entries(subject, others));
      }
    }
    return changed ? builder.toRow() : row;
  }

  /** The forms that rows want a value to have. */
  private Decision choose(Local subject, List<Row> rows, BitsFacts facts) {
    boolean asBits = rows.stream().anyMatch(row -> formOf(row, subject, false) instanceof Form.Bits);
    var ways = new LinkedHashMap<Form, Alternative>();
    int open = 0;
    for (var row : rows) {
      var form = formOf(row, subject, asBits);
      if (form == null) {
        open++;
      } else {
        ways.computeIfAbsent(form, Alternative::new);
      }
    }
    if (open > 0 && ((long) open * ways.size() > MOST_COPIES || nodesLeft < 0)) {
      return front(subject, rows, asBits, facts);
    }
    var otherwise = new ArrayList<Row>();
    for (var row : rows) {
      var form = formOf(row, subject, asBits);
      if (form != null) {
        ways.get(form).add(row, subject, asBits);
      } else {
        otherwise.add(row);
        ways.values().forEach(way -> way.add(row, subject, asBits));
      }
    }
    return new Decision.Choose(subject, ways.values().stream().map(way -> way.toWay(facts)).toList(), decide(otherwise, facts));
  }

  private Decision front(Local subject, List<Row> rows, boolean asBits, BitsFacts facts) {
    int end = 1;
    while (formOf(rows.get(end), subject, asBits) != null) {
      end++;
    }
    return new Decision.Fallback(choose(subject, rows.subList(0, end), facts), decide(rows.subList(end, rows.size()), facts));
  }

  /** The form that a row wants a value to have, or {@code null}. */
  private static Form formOf(Row row, Local subject, boolean asBits) {
    for (var condition : row.conditions()) {
      var form = formOf(condition, subject, asBits);
      if (form != null) {
        return form;
      }
    }
    return null;
  }

  private static Form formOf(Row.Condition condition, Local subject, boolean asBits) {
    if (!(condition instanceof Row.Value value) || value.subject() != subject) {
      return null;
    }
    var form = value.pattern().form();
    return asBits && form instanceof Form.Literal literal && literal.isBits() ? new Form.Bits() : form;
  }

  /** The rows that are left when a value has a form. */
  private final class Alternative {
    private final Form form;
    private final Local[] parts;
    private final List<Row> rows = new ArrayList<>();

    Alternative(Form form) {
      this.form = form;
      this.parts = new Local[form.parts()];
    }

    Decision.Way toWay(BitsFacts facts) {
      var next = decide(rows, facts);
      return new Decision.Way(form, Arrays.asList(parts), next);
    }

    /** Adds a row with its conditions on the value taken apart, unless one of them is of another form. */
    void add(Row row, Local subject, boolean asBits) {
      var builder = new Row.Builder(row.number(), row.bindings());
      for (var condition : row.conditions()) {
        var wanted = formOf(condition, subject, asBits);
        if (wanted == null) {
          builder.keep(condition);
        } else if (wanted.equals(form)) {
          takeApart(subject, ((Row.Value) condition).pattern(), builder);
        } else {
          return;
        }
      }
      rows.add(builder.toRow());
    }

    private void takeApart(Local subject, Pattern pattern, Row.Builder into) {
      switch (pattern) {
        case Pattern.Pair(var head, var tail) -> {
          part(0, "head", head, into);
          part(1, "tail", tail, into);
        }
        case Pattern.TupleOf(var elements) -> {
          for (int i = 0; i < elements.size(); i++) {
            part(i, "e" + i, elements.get(i), into);
          }
        }
        case Pattern.MapOf(var entries) when !entries.isEmpty() -> into.keep(new Row.Entries(subject, entries));
        case Pattern.BitsOf(var segments) -> into.keep(new Row.Segments(subject, size(), At.BEGIN, segments));
        case Pattern.Literal(var term) when term instanceof Bitstring bits && form instanceof Form.Bits ->
            into.keep(new Row.Segments(subject, size(), At.BEGIN, bits.bitSize() == 0 ? List.of() : List.of(new Pattern.Segment.Fixed(bits))));
        default -> {}
      }
    }

    private void part(int index, String name, Pattern pattern, Row.Builder into) {
      if (pattern instanceof Pattern.Any) {
        return;
      }
      if (parts[index] == null) {
        parts[index] = new Local(name);
      }
      into.require(parts[index], pattern);
    }

    private Local size() {
      if (parts[0] == null) {
        parts[0] = Local.number("size");
      }
      return parts[0];
    }
  }
}
