package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Rep;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Moves values between the ways in which variables hold them. */
final class Reps {
  private static final ClassDesc LONG = ConstantDescs.CD_Long;
  private static final ClassDesc DOUBLE = ConstantDescs.CD_Double;
  private static final MethodTypeDesc VALUE = MethodTypeDesc.of(CD_long);

  private Reps() {}

  /** The types of the JVM that a value is passed as. */
  static List<ClassDesc> types(Rep rep) {
    return switch (rep) {
      case TERM -> List.of(ConstantDescs.CD_Object);
      case LONG -> List.of(CD_long);
      case DOUBLE -> List.of(CD_double);
      case INTEGER -> List.of(CD_long, ConstantDescs.CD_Object);
    };
  }

  /** How the JVM returns a value in a form that takes one place. */
  static TypeKind kind(Rep rep) {
    return switch (rep) {
      case TERM -> TypeKind.REFERENCE;
      case LONG, INTEGER -> TypeKind.LONG;
      case DOUBLE -> TypeKind.DOUBLE;
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

  /** Turns the {@code double} on the operand stack into a term. */
  static void boxDouble(CodeBuilder out) {
    out.invokestatic(DOUBLE, "valueOf", MethodTypeDesc.of(DOUBLE, CD_double));
  }

  /** Turns the term on the operand stack, a float, into a {@code double}. */
  static void unboxDouble(CodeBuilder out) {
    out.checkcast(DOUBLE).invokevirtual(DOUBLE, "doubleValue", MethodTypeDesc.of(CD_double));
  }

  /** Turns the {@code long} and the term on the operand stack into the term that they are. */
  static void term(CodeBuilder out) {
    out.invokestatic(Descs.UNBOXED, "term", MethodTypeDesc.of(ConstantDescs.CD_Object, CD_long, ConstantDescs.CD_Object));
  }

  /** Turns the term on the operand stack into a {@code long} and a term. */
  static void split(CodeBuilder out) {
    out.dup().invokestatic(Descs.UNBOXED, "small", MethodTypeDesc.of(CD_long, ConstantDescs.CD_Object));
    out.dup2_x1().pop2().invokestatic(Descs.UNBOXED, "other", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object));
  }

  /** Pushes the value of a variable as a term. */
  static void pushTerm(CodeBuilder out, Rep rep, int slot) {
    push(out, rep, slot);
    switch (rep) {
      case TERM -> {}
      case LONG -> box(out);
      case DOUBLE -> boxDouble(out);
      case INTEGER -> term(out);
    }
  }

  /** Pushes the value of a variable in the form of its representation. */
  static void push(CodeBuilder out, Rep rep, int slot) {
    switch (rep) {
      case TERM -> out.aload(slot);
      case LONG -> out.lload(slot);
      case DOUBLE -> out.dload(slot);
      case INTEGER -> out.lload(slot).aload(slot + 2);
    }
  }

  /** Stores what {@link #pushTerm} pushes. */
  static void storeTerm(CodeBuilder out, Rep rep, int slot) {
    switch (rep) {
      case TERM -> {}
      case LONG -> unbox(out);
      case DOUBLE -> unboxDouble(out);
      case INTEGER -> split(out);
    }
    store(out, rep, slot);
  }

  /** Stores what is on the operand stack in the form of the representation. */
  static void store(CodeBuilder out, Rep rep, int slot) {
    switch (rep) {
      case TERM -> out.astore(slot);
      case LONG -> out.lstore(slot);
      case DOUBLE -> out.dstore(slot);
      case INTEGER -> out.astore(slot + 2).lstore(slot);
    }
  }

  /** Turns the Java boolean on the operand stack into an atom. */
  static void boolToAtom(CodeBuilder out) {
    out.invokestatic(Descs.ATOM, "of", MethodTypeDesc.of(Descs.ATOM, CD_boolean));
  }
}
