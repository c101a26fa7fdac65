package dev.athanor.code;

import dev.athanor.term.Atom;
import java.util.ArrayList;

/** What is known of a function without running it. */
public final class FunctionInfo {
  /** The most arguments that a method of compiled code takes one by one; with more it takes one array. */
  public static final int MOST_PARAMETERS = 250;

  private static final String WITH_SELF = "(Ldev/athanor/process/Process;";
  private static final String TERM = "Ljava/lang/Object;";

  private final Atom name;
  private final int arity;
  private final boolean exported;
  private final String owner;

  /** Made when first asked for in compiled modules: of their many functions few are ever called through a link. */
  private String method;

  private String descriptor;

  /**
   * A function.
   *
   * @param name its name as Elixir has it; macros are {@code MACRO-name}
   * @param arity how many arguments it takes
   * @param exported whether other modules may call it
   * @param owner binary name of the Java class with the static method, such as {@code dev.athanor.bif.ListsBifs}
   * @param method the static method's Java name; {@code null} for that of a compiled function
   * @param descriptor the static method's JVM descriptor; {@code null} for that of a compiled function
   */
  public FunctionInfo(Atom name, int arity, boolean exported, String owner, String method, String descriptor) {
    this.name = name;
    this.arity = arity;
    this.exported = exported;
    this.owner = owner;
    this.method = method;
    this.descriptor = descriptor;
  }

  /** Its name as Elixir has it; macros are {@code MACRO-name}. */
  public Atom name() {
    return name;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** Whether other modules may call it. */
  public boolean exported() {
    return exported;
  }

  /** The binary name of the Java class with the static method. */
  public String owner() {
    return owner;
  }

  /** The static method's Java name. */
  public String method() {
    var known = method;
    return known != null ? known : (method = JavaName.ofFunction(name.name(), arity));
  }

  /** The static method's JVM descriptor. */
  public String descriptor() {
    var known = descriptor;
    return known != null ? known : (descriptor = descriptorOf(arity));
  }

  /** Whether it is the function of that name and arity. */
  boolean is(FunctionKey key) {
    return name == key.name() && arity == key.arity();
  }

  /** Whether the static method is given the calling process first. */
  public boolean takesSelf() {
    return descriptor().startsWith(WITH_SELF);
  }

  /** Whether the static method returns a Java boolean. */
  public boolean isBoolean() {
    return descriptor().endsWith("Z");
  }

  /** Whether the static method is called as compiled functions are: given the process, returning a term. */
  public boolean isCompiled() {
    return takesSelf() && !isBoolean();
  }

  /** The name and arity. */
  public FunctionKey key() {
    return new FunctionKey(name, arity);
  }

  /** The JVM descriptor of a compiled function. */
  public static String descriptorOf(int arity) {
    return WITH_SELF + (arity > MOST_PARAMETERS ? "[" + TERM : TERM.repeat(arity)) + ")" + TERM;
  }

  /**
   * The functions of a compiled module, from the form in which its class file holds them: for each {@code +} (exported) or {@code
   * -}, a character of its arity, one of its name's length, and the name.
   */
  public static FunctionInfo[] table(String owner, String text) {
    var functions = new ArrayList<FunctionInfo>();
    for (int at = 0; at < text.length(); ) {
      boolean exported = text.charAt(at) == '+';
      int arity = text.charAt(at + 1) - 1;
      int end = at + 3 + text.charAt(at + 2) - 1;
      var name = text.substring(at + 3, end);
      functions.add(new FunctionInfo(Atom.of(name), arity, exported, owner, null, null));
      at = end;
    }
    return functions.toArray(FunctionInfo[]::new);
  }
}
