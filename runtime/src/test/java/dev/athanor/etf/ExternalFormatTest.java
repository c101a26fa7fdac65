package dev.athanor.etf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.RandomTerms;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExternalFormatTest {
  private static final Atom NODE = Atom.of("a@b");

  @Test
  void whatIsWrittenIsReadBack() {
    var terms = new RandomTerms(31);
    for (int i = 0; i < 3000; i++) {
      var term = terms.next();
      for (var options : options()) {
        var bytes = TermEncoder.encode(term, options, Dead.TERMS);
        var decoded = TermDecoder.decode(bytes, false, Dead.TERMS);
        assertTrue(Equality.exact(term, decoded.term()), () -> term + " with " + options);
        assertEquals(bytes.size, decoded.used());
      }
    }
  }

  private static TermEncoder.Options[] options() {
    return new TermEncoder.Options[] {
      TermEncoder.Options.DEFAULT, new TermEncoder.Options(0, 0, false), new TermEncoder.Options(1, 6, true)
    };
  }

  @Test
  void brokenInputIsRefusedAndNeverThrows() {
    var terms = new RandomTerms(32);
    var random = new Random(32);
    for (int i = 0; i < 5000; i++) {
      var bytes = TermEncoder.encode(terms.next(), TermEncoder.Options.DEFAULT, Dead.TERMS).toBytes();
      bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
      TermDecoder.decode(Bitstring.of(bytes), true, Dead.TERMS);
      assertNull(TermDecoder.decode(Bitstring.of(Arrays.copyOf(bytes, random.nextInt(2))), false, Dead.TERMS));
    }
  }

  @Test
  void identifiersAreWrittenAsOtpWritesThem() {
    assertEquals("8358770361406200000060000000000000" + "0007", hex(new Pid(NODE, 96, 7, null)));
    assertEquals("83787703614062000000000000000500000007", hex(Port.of(NODE, 5, 7)));
    assertEquals("835a0003770361406200000007000000030000000200000001", hex(Reference.of(NODE, 7, 1, 2L << 32 | 3)));
  }

  @Test
  void identifiersAreReadInAllTheirForms() {
    assertEquals(new Pid(NODE, 1L << 28 | 96, 7, null), read("83677703614062" + "00000060" + "00000001" + "07"));
    assertEquals(Port.of(NODE, 5, 7), read("83667703614062" + "00000005" + "07"));
    assertEquals(Port.of(NODE, 5, 7), read("83597703614062" + "00000005" + "00000007"));
    assertEquals(Reference.of(NODE, 7, 0, 3), read("83657703614062" + "00000003" + "07"));
    assertEquals(Reference.of(NODE, 7, 0, 2L << 32 | 3), read("837200027703614062" + "07" + "00000003" + "00000002"));
  }

  @Test
  void listsNestDeeply() {
    Object nested = EmptyList.EMPTY;
    for (int i = 0; i < 300; i++) {
      nested = new Cons(Tuple.of(nested), EmptyList.EMPTY);
    }
    var bytes = TermEncoder.encode(nested, TermEncoder.Options.DEFAULT, Dead.TERMS);
    assertTrue(Equality.exact(nested, TermDecoder.decode(bytes, false, Dead.TERMS).term()));
  }

  private static String hex(Object term) {
    return HexFormat.of().formatHex(TermEncoder.encode(term, TermEncoder.Options.DEFAULT, Dead.TERMS).toBytes());
  }

  private static Object read(String hex) {
    return TermDecoder.decode(Bitstring.of(HexFormat.of().parseHex(hex)), false, Dead.TERMS).term();
  }

  /** A node without processes or code. */
  private enum Dead implements LiveTerms {
    TERMS;

    @Override
    public Pid pid(Atom node, long number, int creation) {
      return new Pid(node, number, creation, null);
    }

    @Override
    public Port port(Atom node, long number, int creation) {
      return Port.of(node, number, creation);
    }

    @Override
    public Fun export(Atom module, Atom function, int arity) {
      throw new IllegalStateException("no code");
    }

    @Override
    public boolean isExported(Atom module, Atom function, int arity) {
      return false;
    }

    @Override
    public FunParts parts(Fun fun) {
      return null;
    }

    @Override
    public Fun fun(FunParts parts) {
      throw new IllegalStateException("no code");
    }
  }
}
