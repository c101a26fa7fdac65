package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/** The functions of {@code :lists} that zip lists and take them apart again. Java for speed; they fail as the clauses of OTP do. */
@BifModule("lists")
public final class ListsZips {
  /** What the functions that zip do with lists of different lengths unless told otherwise. */
  private static final Atom FAIL = Atom.of("fail");

  private ListsZips() {}

  /** Pairs of the elements of two lists of the same length. */
  @Bif
  public static Object zip(Object first, Object second) {
    var zipped = new ListBuilder();
    var a = first;
    var b = second;
    while (a instanceof Cons x && b instanceof Cons y) {
      zipped.add(new Tuple2(x.head, y.head));
      a = x.tail();
      b = y.tail();
    }
    if (a != EmptyList.EMPTY || b != EmptyList.EMPTY) {
      throw ListsBifs.noClause("zip", a, b, FAIL);
    }
    return zipped.toList();
  }

  /** Triples of the elements of three lists of the same length. */
  @Bif("zip3")
  public static Object zipThree(Object first, Object second, Object third) {
    var zipped = new ListBuilder();
    var a = first;
    var b = second;
    var c = third;
    while (a instanceof Cons x && b instanceof Cons y && c instanceof Cons z) {
      zipped.add(new Tuple3(x.head, y.head, z.head));
      a = x.tail();
      b = y.tail();
      c = z.tail();
    }
    if (a != EmptyList.EMPTY || b != EmptyList.EMPTY || c != EmptyList.EMPTY) {
      throw ListsBifs.noClause("zip3", a, b, c, FAIL);
    }
    return zipped.toList();
  }

  /** The lists of the first and of the second elements of pairs. */
  @Bif
  public static Object unzip(Object pairs) {
    var firsts = new ListBuilder();
    var seconds = new ListBuilder();
    var rest = pairs;
    while (rest instanceof Cons cell && cell.head instanceof Tuple2 pair) {
      firsts.add(pair.e0);
      seconds.add(pair.e1);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause("unzip", rest, Lists.reverse(firsts.toList(), EmptyList.EMPTY), Lists.reverse(seconds.toList(), EmptyList.EMPTY));
    }
    return new Tuple2(firsts.toList(), seconds.toList());
  }

  /** The lists of the first, of the second and of the third elements of triples. */
  @Bif("unzip3")
  public static Object unzipThree(Object triples) {
    var firsts = new ListBuilder();
    var seconds = new ListBuilder();
    var thirds = new ListBuilder();
    var rest = triples;
    while (rest instanceof Cons cell && cell.head instanceof Tuple3 triple) {
      firsts.add(triple.e0);
      seconds.add(triple.e1);
      thirds.add(triple.e2);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause(
          "unzip3",
          rest,
          Lists.reverse(firsts.toList(), EmptyList.EMPTY),
          Lists.reverse(seconds.toList(), EmptyList.EMPTY),
          Lists.reverse(thirds.toList(), EmptyList.EMPTY));
    }
    return new Tuple3(firsts.toList(), seconds.toList(), thirds.toList());
  }
}
