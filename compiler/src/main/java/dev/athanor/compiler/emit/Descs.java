package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.code.Closure;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionInfo;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.ModuleCode;
import dev.athanor.error.ErlangException;
import dev.athanor.error.MatchErrors;
import dev.athanor.op.Bits;
import dev.athanor.op.Calls;
import dev.athanor.op.Comparisons;
import dev.athanor.op.Comprehension;
import dev.athanor.op.Deprecations;
import dev.athanor.op.DynamicSite;
import dev.athanor.op.Exceptions;
import dev.athanor.op.Handlers;
import dev.athanor.op.KeySite;
import dev.athanor.op.Lists;
import dev.athanor.op.Literals;
import dev.athanor.op.Maps;
import dev.athanor.op.Unboxed;
import dev.athanor.op.UpdateSite;
import dev.athanor.process.Handler;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.BitReader;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Reference;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple0;
import dev.athanor.term.Tuple1;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import dev.athanor.term.TupleN;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/** The classes and method types that emitted code names. */
final class Descs {
  static final ClassDesc ATOM = of(Atom.class);
  static final ClassDesc ATOMS = of(Atoms.class);
  static final ClassDesc BITS = of(Bits.class);
  static final ClassDesc BITSTRING = of(Bitstring.class);
  static final ClassDesc BIT_READER = of(BitReader.class);
  static final ClassDesc BUILDER = of(BitstringBuilder.class);
  static final ClassDesc CALLS = of(Calls.class);
  static final ClassDesc CLOSURE = of(Closure.class);
  static final ClassDesc CODE_SERVER = of(CodeServer.class);
  static final ClassDesc COMPARISONS = of(Comparisons.class);
  static final ClassDesc COMPREHENSION = of(Comprehension.class);
  static final ClassDesc CONS = of(Cons.class);
  static final ClassDesc DEPRECATIONS = of(Deprecations.class);
  static final ClassDesc DYNAMIC_SITE = of(DynamicSite.class);
  static final ClassDesc EMPTY_LIST = of(EmptyList.class);
  static final ClassDesc EQUALITY = of(Equality.class);
  static final ClassDesc ERLANG_EXCEPTION = of(ErlangException.class);
  static final ClassDesc EXCEPTIONS = of(Exceptions.class);
  static final ClassDesc FUN = of(Fun.class);
  static final ClassDesc FUNCTION_INFO = of(FunctionInfo.class);
  static final ClassDesc FUNCTION_REF = of(FunctionRef.class);
  static final ClassDesc HANDLER = of(Handler.class);
  static final ClassDesc HANDLERS = of(Handlers.class);
  static final ClassDesc KEY_SITE = of(KeySite.class);
  static final ClassDesc LISTS = of(Lists.class);
  static final ClassDesc LITERALS = of(Literals.class);
  static final ClassDesc MAPS = of(Maps.class);
  static final ClassDesc MAP_TERM = of(MapTerm.class);
  static final ClassDesc MATCH_ERRORS = of(MatchErrors.class);
  static final ClassDesc MODULE_CODE = of(ModuleCode.class);
  static final ClassDesc NUMBERS = of(Numbers.class);
  static final ClassDesc PROCESS = of(Process.class);
  static final ClassDesc REFERENCE = of(Reference.class);
  static final ClassDesc SHAPE = of(Shape.class);
  static final ClassDesc SHAPE_MAP = of(ShapeMap.class);
  static final ClassDesc TERM_ORDER = of(TermOrder.class);
  static final ClassDesc TUPLE = of(Tuple.class);
  static final ClassDesc TUPLE_N = of(TupleN.class);
  static final ClassDesc UNBOXED = of(Unboxed.class);
  static final ClassDesc UPDATE_SITE = of(UpdateSite.class);
  static final ClassDesc OBJECTS = CD_Object.arrayType();
  static final ClassDesc[] TUPLES = {of(Tuple0.class), of(Tuple1.class), of(Tuple2.class), of(Tuple3.class), of(Tuple4.class)};

  static final MethodTypeDesc LONG_OF = MethodTypeDesc.of(of(Long.class), CD_long);
  static final MethodTypeDesc LONG_VALUE = MethodTypeDesc.of(CD_long);
  static final MethodTypeDesc TEST_1 = MethodTypeDesc.of(CD_boolean, CD_Object);
  static final MethodTypeDesc TEST_2 = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
  static final MethodTypeDesc TEST_NUMBER = MethodTypeDesc.of(CD_boolean, CD_Object, CD_long);
  static final MethodTypeDesc OF_PROCESS = MethodTypeDesc.of(CD_void, PROCESS);
  static final MethodTypeDesc HASH = MethodTypeDesc.of(CD_int);

  private Descs() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /** The class of that binary name. */
  static ClassDesc named(String name) {
    return ClassDesc.ofInternalName(name.replace('.', '/'));
  }

  /** A method type of so many terms that gives a term. */
  static MethodTypeDesc terms(int count) {
    return MethodTypeDesc.of(CD_Object, objects(count));
  }

  /** The type of a compiled function. */
  static MethodTypeDesc function(int arity) {
    return MethodTypeDesc.ofDescriptor(FunctionInfo.descriptorOf(arity));
  }

  static ClassDesc[] objects(int count) {
    var types = new ClassDesc[count];
    Arrays.fill(types, CD_Object);
    return types;
  }

  /** A method type with some types in front of and behind so many terms. */
  static MethodTypeDesc around(ClassDesc result, ClassDesc[] before, int terms, ClassDesc... after) {
    var types = new ClassDesc[before.length + terms + after.length];
    System.arraycopy(before, 0, types, 0, before.length);
    Arrays.fill(types, before.length, before.length + terms, CD_Object);
    System.arraycopy(after, 0, types, before.length + terms, after.length);
    return MethodTypeDesc.of(result, types);
  }
}
