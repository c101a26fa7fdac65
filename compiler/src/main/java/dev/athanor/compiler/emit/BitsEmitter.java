package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.compiler.core.At;
import dev.athanor.compiler.core.BitsPart;
import dev.athanor.compiler.core.BitsType;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Local;
import dev.athanor.term.Bitstring;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits the building and the reading of bitstrings. */
final class BitsEmitter {
  private static final int LONGEST_NUMBER = 63;

  private final Code code;
  private final CodeBuilder out;

  BitsEmitter(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Pushes the bitstring of some segments. */
  void build(Expr.MakeBits made) {
    var parts = made.parts();
    var first = parts.getFirst();
    boolean appends = isWhole(first) && !isConst(first);
    if (isConcat(parts)) {
      parts.forEach(part -> code.exprs.push(part.value()));
      code.line(made.line());
      out.invokestatic(Descs.BUILDER, "concat", MethodTypeDesc.of(Descs.BITSTRING, Descs.objects(parts.size())));
      return;
    }
    int capacity = parts.stream().skip(appends ? 1 : 0).mapToInt(BitsEmitter::capacity).sum();
    if (appends) {
      code.exprs.push(first.value());
      out.loadConstant(first.unit()).loadConstant(capacity).loadConstant(first.number());
      code.line(made.line());
      out.invokestatic(Descs.BUILDER, "appending", MethodTypeDesc.of(Descs.BUILDER, CD_Object, CD_int, CD_int, CD_int));
    } else {
      out.new_(Descs.BUILDER).dup().loadConstant(capacity).invokespecial(Descs.BUILDER, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, CD_int));
    }
    parts.stream().skip(appends ? 1 : 0).forEach(part -> add(part, made.line()));
    out.invokevirtual(Descs.BUILDER, "toBitstring", MethodTypeDesc.of(Descs.BITSTRING));
  }

  /** Whether it is two binaries that are joined, or three, of which the first may have room for the others. */
  private static boolean isConcat(List<BitsPart> parts) {
    boolean grows = parts.size() == 3 && !isConst(parts.getFirst()) && (parts.getLast().number() == 3 || isConst(parts.getLast()));
    return (parts.size() == 2 || grows) && parts.getFirst().unit() == 8 && parts.stream().allMatch(BitsEmitter::isWholeBytes);
  }

  private static boolean isConst(BitsPart part) {
    return part.value() instanceof Expr.Const;
  }

  private static boolean isWholeBytes(BitsPart part) {
    return isWhole(part) && isBytes(part);
  }

  private static boolean isWhole(BitsPart part) {
    return part.type() == BitsType.BITS && part.size() == null;
  }

  /** Whether a segment that is all of a bitstring is checked to be, or known to be, of whole bytes. */
  private static boolean isBytes(BitsPart part) {
    return part.unit() == 8 || part.value() instanceof Expr.Const(var term) && ((Bitstring) term).isBinary();
  }

  /** How many bytes to make room for. */
  private static int capacity(BitsPart part) {
    if (part.value() instanceof Expr.Const(var term) && term instanceof Bitstring bits) {
      return bits.byteSize();
    }
    return switch (part.type()) {
      case UTF8, UTF16, UTF32 -> 4;
      case BITS -> 16;
      case INTEGER, FLOAT ->
          part.size() instanceof Expr.Const(var term) && term instanceof Long size && size >= 0 && size < 1 << 16
              ? (int) (size * part.unit() + 7 >>> 3)
              : 8;
    };
  }

  private void add(BitsPart part, int line) {
    switch (part.type()) {
      case BITS -> bits(part, line);
      case INTEGER -> number(part, "integer", line);
      case FLOAT -> number(part, "floating", line);
      case UTF8 -> {
        code.exprs.push(part.value());
        call("utf8", line, part.number(), CD_Object);
      }
      case UTF16, UTF32 -> {
        code.exprs.push(part.value());
        out.loadConstant(part.little() ? 1 : 0);
        call(part.type() == BitsType.UTF16 ? "utf16" : "utf32", line, part.number(), CD_Object, CD_boolean);
      }
    }
  }

  /** Calls a method of the builder that takes, last, the number of the segment. */
  private void call(String method, int line, int number, ClassDesc... before) {
    out.loadConstant(number);
    code.line(line);
    out.invokevirtual(Descs.BUILDER, method, Descs.around(Descs.BUILDER, before, 0, CD_int));
  }

  private void bits(BitsPart part, int line) {
    if (part.size() == null && part.value() instanceof Expr.Const(var term) && term instanceof Bitstring bits && bits.bitSize() % part.unit() == 0) {
      code.module.constants.push(out, term);
      out.checkcast(Descs.BITSTRING).invokevirtual(Descs.BUILDER, "literal", MethodTypeDesc.of(Descs.BUILDER, Descs.BITSTRING));
      return;
    }
    code.exprs.push(part.value());
    if (part.size() == null) {
      out.loadConstant(part.unit());
      call("bits", line, part.number(), CD_Object, CD_int);
    } else {
      code.exprs.push(part.size());
      out.loadConstant(part.unit());
      call("bits", line, part.number(), CD_Object, CD_Object, CD_int);
    }
  }

  private void number(BitsPart part, String method, int line) {
    boolean isInteger = part.type() == BitsType.INTEGER;
    code.exprs.push(part.value());
    if (part.size() instanceof Expr.Const(var term) && term instanceof Long size && size >= 0 && size <= Integer.MAX_VALUE / part.unit()) {
      long bits = size * part.unit();
      if (isInteger && bits == 8) {
        call("octet", line, part.number(), CD_Object);
        return;
      }
      if (isInteger) {
        out.loadConstant(bits).loadConstant(part.little() ? 1 : 0);
        call(method, line, part.number(), CD_Object, CD_long, CD_boolean);
      } else {
        out.loadConstant((int) bits).loadConstant(part.little() ? 1 : 0);
        call(method, line, part.number(), CD_Object, CD_int, CD_boolean);
      }
      return;
    }
    code.exprs.push(part.size());
    out.loadConstant(part.unit()).loadConstant(part.little() ? 1 : 0);
    call(method, line, part.number(), CD_Object, CD_Object, CD_int, CD_boolean);
  }

  /** Pushes the bitstring that places of a subject are in. */
  private void subject(Local subject) {
    code.exprs.push(new Expr.Use(subject));
    out.checkcast(Descs.BITSTRING);
  }

  /** Pushes a place as a number of bits. */
  private void at(At at) {
    if (at.start() == null) {
      out.loadConstant(at.offset());
      return;
    }
    out.lload(code.slot(at.start()));
    if (at.offset() != 0) {
      out.loadConstant(at.offset()).ladd();
    }
  }

  /** Pushes the number of bits in a bitstring. */
  void size(Local subject) {
    subject(subject);
    out.invokevirtual(Descs.BITSTRING, "bitSize", MethodTypeDesc.of(CD_long));
  }

  /** Pushes how many of the bits of a bitstring are behind a place. */
  void left(Local size, At at) {
    out.lload(code.slot(size));
    if (at.start() != null || at.offset() != 0) {
      at(at);
      out.lsub();
    }
  }

  /** Pushes whether a bitstring has certain bits at a place. */
  void isAt(Local subject, At at, Bitstring bits) {
    subject(subject);
    at(at);
    code.module.constants.push(out, bits);
    out.checkcast(Descs.BITSTRING).invokestatic(Descs.BITS, "isAt", MethodTypeDesc.of(CD_boolean, Descs.BITSTRING, CD_long, Descs.BITSTRING));
  }

  /** Whether an integer that is read surely fits into a {@code long}. */
  static boolean isLong(Expr.ReadInteger read) {
    return read.computed() == null && (read.size() <= LONGEST_NUMBER || read.signed() && read.size() == LONGEST_NUMBER + 1);
  }

  /** Pushes an integer as a term. */
  void integer(Expr.ReadInteger read) {
    if (isLong(read)) {
      longInteger(read);
      Reps.box(out);
      return;
    }
    subject(read.subject());
    at(read.at());
    size(read.size(), read.computed());
    out.loadConstant(read.signed() ? 1 : 0).loadConstant(read.little() ? 1 : 0);
    out.invokestatic(
        Descs.BIT_READER, "integer", MethodTypeDesc.of(CD_Object, Descs.BITSTRING, CD_long, CD_long, CD_boolean, CD_boolean));
  }

  private void size(long known, Local computed) {
    if (computed == null) {
      out.loadConstant(known);
    } else {
      out.lload(code.slot(computed));
    }
  }

  /** Pushes an integer that fits as a {@code long}. */
  void longInteger(Expr.ReadInteger read) {
    subject(read.subject());
    at(read.at());
    out.loadConstant((int) read.size());
    boolean little = read.little() && read.size() > 8;
    var method = (read.signed() ? "signed" : "unsigned") + (little ? "Little" : "");
    out.invokestatic(Descs.BIT_READER, method, MethodTypeDesc.of(CD_long, Descs.BITSTRING, CD_long, CD_int));
  }

  /** Pushes a float, or {@code null}. */
  void floating(Expr.ReadFloat read) {
    subject(read.subject());
    at(read.at());
    size(read.size(), read.computed());
    out.loadConstant(read.little() ? 1 : 0);
    out.invokestatic(Descs.BITS, "floating", MethodTypeDesc.of(CD_Object, Descs.BITSTRING, CD_long, CD_long, CD_boolean));
  }

  /** Pushes a part. */
  void part(Expr.ReadBits read) {
    subject(read.subject());
    at(read.at());
    size(read.size(), read.computed());
    out.invokestatic(Descs.BITS, "part", MethodTypeDesc.of(CD_Object, Descs.BITSTRING, CD_long, CD_long));
  }

  /** Pushes all behind a place. */
  void rest(Local subject, At at) {
    code.exprs.push(new Expr.Use(subject));
    at(at);
    out.invokestatic(Descs.BITS, "rest", MethodTypeDesc.of(CD_Object, CD_Object, CD_long));
  }

  /** Pushes a code point as a {@code long}. */
  void character(Expr.ReadCharacter read) {
    subject(read.subject());
    at(read.at());
    if (read.type() == BitsType.UTF8) {
      out.invokestatic(Descs.BIT_READER, "utf8", MethodTypeDesc.of(CD_int, Descs.BITSTRING, CD_long));
    } else {
      out.loadConstant(read.little() ? 1 : 0);
      var method = read.type() == BitsType.UTF16 ? "utf16" : "utf32";
      out.invokestatic(Descs.BIT_READER, method, MethodTypeDesc.of(CD_int, Descs.BITSTRING, CD_long, CD_boolean));
    }
    out.i2l();
  }

  /** Pushes how many bits a code point takes, as a {@code long}. */
  void characterSize(Local character, BitsType type) {
    if (type == BitsType.UTF32) {
      out.loadConstant(32L);
      return;
    }
    code.exprs.pushLong(new Expr.Use(character));
    var method = type == BitsType.UTF8 ? "utf8Bits" : "utf16Bits";
    out.l2i().invokestatic(Descs.BIT_READER, method, MethodTypeDesc.of(CD_int, CD_int)).i2l();
  }

  /** Pushes a place some bits behind another. */
  void advance(At at, Local by) {
    at(at);
    if (by != null) {
      out.lload(code.slot(by)).ladd();
    }
  }
}
