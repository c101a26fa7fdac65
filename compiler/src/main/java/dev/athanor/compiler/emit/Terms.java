package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Local;
import dev.athanor.term.Atom;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple0;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Emits what builds terms and takes values out of maps. Each method leaves its result on the operand stack. */
final class Terms {
  /** Up to how many elements a list is built from its end on the operand stack. */
  private static final int MOST_NESTED = 24;

  private final Code code;
  private final CodeBuilder out;

  Terms(Code code) {
    this.code = code;
    this.out = code.out;
  }

  void fun(Expr.MakeFun fun) {
    var closure = code.module.closure(fun);
    if (fun.captured().isEmpty()) {
      out.getstatic(closure.type(), ClosureEmitter.INSTANCE, closure.type());
      return;
    }
    out.new_(closure.type()).dup();
    fun.captured().forEach(code.exprs::push);
    out.invokespecial(closure.type(), ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.objects(fun.captured().size())));
  }

  void localFun(FunctionKey key) {
    var closure = code.module.localClosure(key);
    out.getstatic(closure.type(), ClosureEmitter.INSTANCE, closure.type());
  }

  void tuple(List<Expr> elements) {
    int size = elements.size();
    if (size == 0) {
      code.module.constants.push(out, Tuple0.EMPTY);
    } else if (size < Descs.TUPLES.length) {
      out.new_(Descs.TUPLES[size]).dup();
      elements.forEach(code.exprs::push);
      out.invokespecial(Descs.TUPLES[size], ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.objects(size)));
    } else {
      out.new_(Descs.TUPLE_N).dup();
      code.exprs.pushArray(elements);
      out.invokespecial(Descs.TUPLE_N, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.OBJECTS));
    }
  }

  /** Elements are pushed in order; the cells are closed from the end. Long lists are made in pieces by way of an array. */
  void list(List<Expr> elements, Expr tail) {
    if (elements.size() > MOST_NESTED) {
      code.exprs.pushArray(elements);
      code.exprs.push(tail);
      out.invokestatic(Descs.LISTS, "of", MethodTypeDesc.of(CD_Object, Descs.OBJECTS, CD_Object));
      return;
    }
    for (var element : elements) {
      out.new_(Descs.CONS).dup();
      code.exprs.push(element);
    }
    code.exprs.push(tail);
    var type = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);
    elements.forEach(_ -> out.invokespecial(Descs.CONS, ConstantDescs.INIT_NAME, type));
  }

  void map(List<Expr> entries) {
    var keys = atomKeys(entries);
    if (keys == null || keys.size() > MapTerm.SMALL || !remembers()) {
      code.exprs.pushArray(entries);
      out.invokestatic(Descs.MAP_TERM, "of", MethodTypeDesc.of(Descs.MAP_TERM, Descs.OBJECTS));
      return;
    }
    var order = MapTerm.of(keys.stream().flatMap(key -> Stream.of(key, key)).toArray()).keys();
    var sorted = List.of(order);
    out.new_(Descs.SHAPE_MAP).dup();
    code.module.constants.shape(keys).load(out);
    out.loadConstant(keys.size()).anewarray(CD_Object);
    for (int i = 0; i < keys.size(); i++) {
      out.dup().loadConstant(sorted.indexOf(keys.get(i)));
      code.exprs.push(entries.get(2 * i + 1));
      out.aastore();
    }
    out.invokespecial(Descs.SHAPE_MAP, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.SHAPE, Descs.OBJECTS));
  }

  /** The keys if they are atoms and all different, otherwise {@code null}. */
  private static List<Atom> atomKeys(List<Expr> entries) {
    var keys = new ArrayList<Atom>();
    for (int i = 0; i < entries.size(); i += 2) {
      if (!(entries.get(i) instanceof Expr.Const(var term)) || !(term instanceof Atom atom)) {
        return null;
      }
      keys.add(atom);
    }
    return new HashSet<>(keys).size() == keys.size() ? keys : null;
  }

  void update(Expr.UpdateMap update) {
    var keys = atomKeys(update.entries());
    if (keys == null || !remembers()) {
      anyKeys(update);
      return;
    }
    var values = new ArrayList<Expr>();
    for (int i = 1; i < update.entries().size(); i += 2) {
      values.add(update.entries().get(i));
    }
    if (keys.size() == 1) {
      code.module.constants.keySite(keys.getFirst()).load(out);
    } else {
      code.module.constants.updateSite(keys).load(out);
    }
    code.exprs.push(update.map());
    replaced(values, update.line());
  }

  private void anyKeys(Expr.UpdateMap update) {
    code.exprs.push(update.map());
    if (update.entries().size() == 2) {
      update.entries().forEach(code.exprs::push);
      code.line(update.line());
      out.invokestatic(Descs.MAPS, "replace", Descs.terms(3));
    } else {
      code.exprs.pushArray(update.entries());
      code.line(update.line());
      out.invokestatic(Descs.MAPS, "replaceAll", MethodTypeDesc.of(CD_Object, CD_Object, Descs.OBJECTS));
    }
  }

  private void replaced(List<Expr> values, int line) {
    if (values.size() <= 2) {
      values.forEach(code.exprs::push);
      code.line(line);
      var owner = values.size() == 1 ? Descs.KEY_SITE : Descs.UPDATE_SITE;
      out.invokevirtual(owner, "replace", Descs.terms(1 + values.size()));
    } else {
      code.exprs.pushArray(values);
      code.line(line);
      out.invokevirtual(Descs.UPDATE_SITE, "replace", MethodTypeDesc.of(CD_Object, CD_Object, Descs.OBJECTS));
    }
  }

  /** Whether places remember what they have seen. */
  private boolean remembers() {
    return code.module.knowledge.optimises();
  }

  void fetch(Expr from, Atom key, int line) {
    if (!remembers()) {
      code.self();
      code.exprs.push(from);
      code.exprs.pushAtom(key);
      code.line(line);
      out.checkcast(Descs.ATOM).invokestatic(Descs.MAPS, "fetch", MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_Object, Descs.ATOM));
      return;
    }
    code.module.constants.keySite(key).load(out);
    code.self();
    code.exprs.push(from);
    code.line(line);
    out.invokevirtual(Descs.KEY_SITE, "fetch", MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_Object));
  }

  void mapValue(Local map, Expr key) {
    if (key instanceof Expr.Const(var term) && term instanceof Atom atom && remembers()) {
      code.module.constants.keySite(atom).load(out);
      code.exprs.push(new Expr.Use(map));
      out.invokevirtual(Descs.KEY_SITE, "get", Descs.terms(1));
    } else {
      code.exprs.push(new Expr.Use(map));
      code.exprs.push(key);
      out.invokestatic(Descs.MAPS, "get", Descs.terms(2));
    }
  }
}
