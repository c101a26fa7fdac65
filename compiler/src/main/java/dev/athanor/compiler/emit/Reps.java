package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Rep;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Moves values between the ways in which variables hold them. */
final class Reps {
  private static final ClassDesc LONG = ConstantDescs.CD_Long;
  private static final MethodTypeDesc VALUE = MethodTypeDesc.of(CD_long);

  private Reps() {}

  /** The types of the JVM that a value is passed as. */
  static List<ClassDesc> types(Rep rep) {
    return switch (rep) {
      case TERM -> List.of(ConstantDescs.CD_Object);
      case LONG -> List.of(CD_long);
      default -> throw new IllegalStateException(rep.name());
    };
  }

  /** Turns the {@code long} on the operand stack into a term. */
  static void box(CodeBuilder out) {
    out.invokestatic(LONG, "valueOf", Descs.LONG_OF);
  }

  /** Turns the term on the operand stack, a small integer, into a {@code long}. */
  static void unbox(CodeBuilder out) {
    out.checkcast(LONG).invokevirtual(LONG, "longValue", VALUE);
  }

  /** Pushes the value of a variable as a term. */
  static void pushTerm(CodeBuilder out, Rep rep, int slot) {
    switch (rep) {
      case TERM -> out.aload(slot);
      case LONG -> {
        out.lload(slot);
        box(out);
      }
      default -> throw new IllegalStateException(rep.name());
    }
  }

  /** Stores what {@link #pushTerm} pushes. */
  static void storeTerm(CodeBuilder out, Rep rep, int slot) {
    if (rep == Rep.LONG) {
      unbox(out);
      out.lstore(slot);
    } else {
      out.astore(slot);
    }
  }

  /** Stores what is on the operand stack in the form of the representation. */
  static void store(CodeBuilder out, Rep rep, int slot) {
    if (rep == Rep.LONG) {
      out.lstore(slot);
    } else {
      out.astore(slot);
    }
  }

  /** Turns the Java boolean on the operand stack into an atom. */
  static void boolToAtom(CodeBuilder out) {
    out.invokestatic(Descs.ATOM, "of", MethodTypeDesc.of(Descs.ATOM, CD_boolean));
  }
}
