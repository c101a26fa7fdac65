package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.code.ClassBytes;
import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constants of a module: static final fields, so that the JIT knows their values. The first few hundred small ones are fields of the module's class,
 * made when it is initialised. Large ones and all further ones are fields of classes of their own ({@code Foo$K1}, ...), made when the first
 * of them is used. Code that is evaluated lives as long as this JVM: what it has of lists, tuples and maps is handed to it as it is.
 *
 * <p>In the library, lists, tuples and maps of some size (texts of formats, quoted code of macros, what modules tell about themselves) are made one by one where they are first used, in fields that are
 * not final: {@code k = k != null ? k : (k = Literals.late(text))}. Seventy modules are initialised before the first line of a program runs, and it uses hardly any of these.
 *
 * <p>The atoms in what is made later exist when the module has been initialised, as {@code String.to_existing_atom/1} can tell; those of the library are in a list of their own ({@link dev.athanor.term.LibraryAtoms}).
 */
final class Constants {
  private static final int MOST_IN_CLASS = 600;
  private static final int MOST_IN_HOLDER = 300;

  /** The size of a text that is surely one constant of a class file, whatever its characters. */
  private static final int LONGEST_TEXT = 20_000;

  /** A term with more nodes than this is made only when it is used. */
  private static final int LARGE = 100;

  /** A term of the library with more nodes than this is made only when it is used, too, if there are not too many of them in the module. */
  private static final int SMALL = 5;

  private static final int MOST_LATE = 1000;

  private static final int FLAGS = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;

  private final ClassDesc owner;
  private final String name;
  private final boolean evaluated;
  private final boolean library;
  private final Map<Object, Late> late = new LinkedHashMap<>();
  private final Map<Object, Field> known = new HashMap<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Object> given = new ArrayList<>();
  private final Set<String> lateNames = new TreeSet<>();
  private Chunk open;

  /** A field with a constant. */
  record Field(ClassDesc owner, String name, ClassDesc type) {
    void load(CodeBuilder code) {
      code.getstatic(owner, name, type);
    }
  }

  /** A field whose constant is made where it is first used. */
  private record Late(ClassDesc owner, String name, String text) {
    void load(CodeBuilder code) {
      var made = code.newLabel();
      code.getstatic(owner, name, CD_Object).dup().ifnonnull(made).pop();
      pushText(text, code);
      code.invokestatic(Descs.LITERALS, "late", MethodTypeDesc.of(CD_Object, CD_String)).dup().putstatic(owner, name, CD_Object);
      code.labelBinding(made);
    }
  }

  /** Constants that are no terms, as keys. */
  private record Keys(char letter, List<Atom> names, int number) {}

  /** The fields of one class. */
  private final class Chunk {
    final ClassDesc type;
    final List<Field> fields = new ArrayList<>();
    final LiteralText text = new LiteralText(given);
    final List<Integer> ends = new ArrayList<>();

    Chunk(ClassDesc type) {
      this.type = type;
    }

    Field add(ClassDesc fieldType) {
      ends.add(text.length());
      var field = new Field(type, "k" + fields.size(), fieldType);
      fields.add(field);
      return field;
    }
  }

  Constants(ClassDesc owner, String name, boolean evaluated, boolean library) {
    this.owner = owner;
    this.name = name;
    this.evaluated = evaluated;
    this.library = library;
    chunks.add(new Chunk(owner));
    this.open = chunks.getFirst();
  }

  /** The terms that have to be given to whoever loads the classes. */
  List<Object> given() {
    return given;
  }

  /** The names of atoms that are in no constant made when the module is initialised. */
  Set<String> lateNames() {
    return lateNames;
  }

  /** Pushes a term. */
  void push(CodeBuilder code, Object term) {
    if (term == null) {
      code.aconst_null();
    } else if (term == EmptyList.EMPTY) {
      code.getstatic(Descs.EMPTY_LIST, "EMPTY", Descs.EMPTY_LIST);
    } else if (term instanceof Atom atom && wellKnown(atom) != null) {
      code.getstatic(Descs.ATOMS, wellKnown(atom), Descs.ATOM);
    } else if (isLate(term)) {
      late(term).load(code);
    } else {
      term(term).load(code);
    }
  }

  private boolean isLate(Object term) {
    return library
        && isCompound(term)
        && nodes(term, SMALL) < 0
        && nodes(term, LARGE) >= 0
        && (late.containsKey(term) || late.size() < MOST_LATE);
  }

  private Late late(Object term) {
    return late.computeIfAbsent(
        term,
        made -> {
          addNames(made);
          return new Late(owner, "l" + late.size(), new LiteralText(given).term(made).text());
        });
  }

  private void addNames(Object term) {
    switch (term) {
      case Atom atom -> lateNames.add(atom.name());
      case Cons list -> {
        Object rest = list;
        for (; rest instanceof Cons cell; rest = cell.tail()) {
          addNames(cell.head);
        }
        addNames(rest);
      }
      case Tuple tuple -> {
        for (int i = 0; i < tuple.size(); i++) {
          addNames(tuple.get(i));
        }
      }
      case MapTerm map -> {
        for (var key : map.keys()) {
          addNames(key);
          addNames(map.get(key));
        }
      }
      case FunctionRef ref -> {
        lateNames.add(ref.module().name());
        lateNames.add(ref.name().name());
      }
      default -> {}
    }
  }

  private static String wellKnown(Atom atom) {
    return atom == Atoms.TRUE ? "TRUE" : atom == Atoms.FALSE ? "FALSE" : atom == Atoms.NIL ? "NIL" : atom == Atoms.OK ? "OK" : atom == Atoms.ERROR ? "ERROR" : null;
  }

  private Field term(Object term) {
    return evaluated && isCompound(term) ? given(term) : written(term);
  }

  private static boolean isCompound(Object term) {
    return term instanceof Cons || term instanceof Tuple || term instanceof MapTerm;
  }

  private Field given(Object term) {
    var chunk = chunk();
    chunk.text.given(term);
    return chunk.add(CD_Object);
  }

  private Field written(Object term) {
    var field = known.get(term);
    if (field == null) {
      field = newTerm(term);
      known.put(term, field);
    }
    return field;
  }

  private Field newTerm(Object term) {
    var type = term instanceof FunctionRef ? Descs.FUNCTION_REF : CD_Object;
    if (nodes(term, LARGE) < 0) {
      return newTerm(term, type, holder());
    }
    return newTerm(term, type, chunk());
  }

  private Field newTerm(Object term, ClassDesc type, Chunk chunk) {
    if (chunk != chunks.getFirst()) {
      addNames(term);
    }
    chunk.text.term(term);
    return chunk.add(type);
  }

  private Chunk chunk() {
    int most = open == chunks.getFirst() ? MOST_IN_CLASS : MOST_IN_HOLDER;
    if (open.fields.size() >= most || open.text.length() > 3 * LONGEST_TEXT) {
      open = holder();
    }
    return open;
  }

  private Chunk holder() {
    var chunk = new Chunk(Descs.named(name + "$K" + chunks.size()));
    chunks.add(chunk);
    return chunk;
  }

  /** What is left of a number of nodes when those of a term are taken away; negative if it has more. */
  private static int nodes(Object term, int most) {
    int left = most - 1;
    switch (term) {
      case Cons list -> {
        Object rest = list;
        while (rest instanceof Cons cell && left >= 0) {
          left = nodes(cell.head, left);
          rest = cell.tail();
        }
      }
      case Tuple tuple -> {
        for (int i = 0; i < tuple.size() && left >= 0; i++) {
          left = nodes(tuple.get(i), left);
        }
      }
      case MapTerm map -> {
        for (var key : map.keys()) {
          left = left < 0 ? left : nodes(map.get(key), nodes(key, left));
        }
      }
      default -> {}
    }
    return left;
  }

  /** The link to an exported function. */
  Field functionRef(Atom module, Atom function, int arity) {
    return term(FunctionRef.of(module, function, arity));
  }

  /** A new place that uses a key. */
  Field keySite(Atom key) {
    return site(new Keys('K', List.of(key), -1), Descs.KEY_SITE);
  }

  /** A new place that replaces the values of keys. */
  Field updateSite(List<Atom> keys) {
    return site(new Keys('U', keys, -1), Descs.UPDATE_SITE);
  }

  /** A new place that calls a function of a module not known before. */
  Field dynamicSite(Atom function, int arity) {
    return site(new Keys('D', List.of(function), arity), Descs.DYNAMIC_SITE);
  }

  /** The shape of maps with these keys. */
  Field shape(List<Atom> keys) {
    return known.computeIfAbsent(new Keys('S', keys, -1), key -> site((Keys) key, Descs.SHAPE));
  }

  private Field site(Keys keys, ClassDesc type) {
    var chunk = chunk();
    if (chunk != chunks.getFirst()) {
      keys.names.forEach(this::addNames);
    }
    chunk.text.letter(keys.letter);
    if (keys.letter == 'U' || keys.letter == 'S') {
      chunk.text.number(keys.names.size());
    }
    keys.names.forEach(chunk.text::name);
    if (keys.number >= 0) {
      chunk.text.number(keys.number);
    }
    return chunk.add(type);
  }

  /** Declares the fields that are in the module's class. */
  void declare(ClassBuilder builder) {
    declare(chunks.getFirst(), builder);
    late.values().forEach(field -> builder.withField(field.name, CD_Object, ClassFile.ACC_STATIC));
  }

  private static void declare(Chunk chunk, ClassBuilder builder) {
    chunk.fields.forEach(field -> builder.withField(field.name, field.type, FLAGS));
  }

  /** Emits what gives the fields of the module's class their values. */
  void initialise(CodeBuilder code) {
    initialise(chunks.getFirst(), code);
    if (!library && !lateNames.isEmpty()) {
      var text = new LiteralText(List.of()).number(lateNames.size());
      lateNames.forEach(text::characters);
      pushText(text.text(), code);
      code.invokestatic(Descs.LITERALS, "exist", MethodTypeDesc.of(CD_void, CD_String));
    }
  }

  /** In groups of not too much text: {@code var all = Literals.read(text, Owner.class); k0 = all[0]; ...}. */
  private static void initialise(Chunk chunk, CodeBuilder code) {
    int first = 0;
    while (first < chunk.fields.size()) {
      int begin = first == 0 ? 0 : chunk.ends.get(first - 1);
      int end = first + 1;
      while (end < chunk.fields.size() && chunk.ends.get(end) - begin <= LONGEST_TEXT) {
        end++;
      }
      group(chunk, first, end, chunk.text.text().substring(begin, chunk.ends.get(end - 1)), code);
      first = end;
    }
  }

  private static void group(Chunk chunk, int first, int end, String text, CodeBuilder code) {
    pushText(new LiteralText(List.of()).number(end - first).text() + text, code);
    code.ldc(chunk.type).invokestatic(Descs.LITERALS, "read", MethodTypeDesc.of(Descs.OBJECTS, CD_String, CD_Class)).astore(0);
    for (int i = first; i < end; i++) {
      var field = chunk.fields.get(i);
      code.aload(0).loadConstant(i - first).aaload();
      if (!field.type.equals(CD_Object)) {
        code.checkcast(field.type);
      }
      code.putstatic(field.owner, field.name, field.type);
    }
  }

  private static void pushText(String text, CodeBuilder code) {
    var concat = MethodTypeDesc.of(CD_String, CD_String);
    for (int at = 0; at < text.length(); at += LONGEST_TEXT) {
      code.loadConstant(text.substring(at, Math.min(text.length(), at + LONGEST_TEXT)));
      if (at > 0) {
        code.invokevirtual(CD_String, "concat", concat);
      }
    }
  }

  /** The classes of constants that are made later. */
  List<ClassBytes> holders(ClassFile context) {
    var classes = new ArrayList<ClassBytes>();
    for (int i = 1; i < chunks.size(); i++) {
      var chunk = chunks.get(i);
      var bytes =
          context.build(
              chunk.type,
              builder -> {
                builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(CD_Object);
                declare(chunk, builder);
                builder.withMethodBody(
                    ConstantDescs.CLASS_INIT_NAME,
                    MethodTypeDesc.of(CD_void),
                    ClassFile.ACC_STATIC,
                    code -> {
                      initialise(chunk, code);
                      code.return_();
                    });
              });
      classes.add(new ClassBytes(name + "$K" + i, bytes));
    }
    return classes;
  }

  ClassDesc owner() {
    return owner;
  }
}
