package dev.athanor.code;

/**
 * How modules and functions are named in the JVM, in both directions.
 *
 * <p>The class of {@code Foo.Bar} (the atom {@code Elixir.Foo.Bar}) is {@code Elixir.Foo.Bar}, that of any other module {@code :name} is {@code
 * erl.name}. The method of {@code name/2} is {@code name:2}; code cut out of it is in {@code name:2:N}, and what it does
 * after a wait in {@code name:2:rN}. Characters that a JVM name cannot hold become {@code \} and a letter, an empty name {@code \e}.
 */
public final class JavaName {
  private static final String ELIXIR = "Elixir.";
  private static final String OTHER = "erl.";
  private static final String SPECIAL = ".;[/<>:\\";
  private static final String LETTERS = "dsbflgcr";
  private static final char ESCAPE = '\\';
  private static final String EMPTY = "\\e";

  /** What marks the code with which a function goes on after a wait; no other code of the function calls it. */
  public static final char REENTRY = 'r';

  /** What stands between a method's name, its arity and what follows. */
  public static final char SEPARATOR = ':';

  private JavaName() {}

  /**
   * A function as a method's name tells it.
   *
   * @param name the function's name
   * @param arity its arity
   * @param isPart whether the method is code that was cut out of the function, which only the function itself calls
   */
  public record Function(String name, int arity, boolean isPart) {}

  /** The binary name of a module's class, such as {@code Elixir.Foo.Bar}. */
  public static String ofModule(String module) {
    if (!module.startsWith(ELIXIR)) {
      return OTHER + escaped(module);
    }
    var name = new StringBuilder("Elixir");
    int from = ELIXIR.length();
    while (from >= 0) {
      int dot = module.indexOf('.', from);
      name.append('.').append(escaped(dot < 0 ? module.substring(from) : module.substring(from, dot)));
      from = dot < 0 ? -1 : dot + 1;
    }
    return name.toString();
  }

  /** The module of a class, or {@code null} if the class is none of a module; classes inside of it ({@code Foo$fun0}) are part of it. */
  public static String module(String className) {
    int end = className.indexOf('$');
    var name = end < 0 ? className : className.substring(0, end);
    if (name.startsWith(OTHER)) {
      return unescaped(name.substring(OTHER.length()));
    }
    return name.startsWith(ELIXIR) ? unescaped(name) : null;
  }

  /** The name of the method that holds a function. */
  public static String ofFunction(String name, int arity) {
    return escaped(name) + SEPARATOR + arity;
  }

  /** The function a method belongs to, or {@code null} where it is not named like one. */
  public static Function function(String method) {
    int first = method.indexOf(SEPARATOR);
    if (first < 0) {
      return null;
    }
    int second = method.indexOf(SEPARATOR, first + 1);
    int arity = Integer.parseInt(method, first + 1, second < 0 ? method.length() : second, 10);
    return new Function(unescaped(method.substring(0, first)), arity, second >= 0 && isDigit(method.charAt(second + 1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String escaped(String name) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    return isPlain(name) ? name : changed(name);
  }

  /** Whether all characters surely can stay; most names are of this kind, and they are read at every start. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static String changed(String name) {
    StringBuilder changed = null;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int special = c == '$' ? SPECIAL.length() : SPECIAL.indexOf(c);
      if (special >= 0 && changed == null) {
        changed = new StringBuilder(name.length() + 8).append(name, 0, i);
      }
      if (special >= 0) {
        changed.append(ESCAPE).append(c == '$' ? 'm' : LETTERS.charAt(special));
      } else if (changed != null) {
        changed.append(c);
      }
    }
    return changed == null ? name : changed.toString();
  }

  private static String unescaped(String name) {
    int escape = name.indexOf(ESCAPE);
    if (escape < 0) {
      return name;
    }
    var plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ESCAPE) {
        c = name.charAt(++i);
        plain.append(c == 'e' ? "" : c == 'm' ? "$" : String.valueOf(SPECIAL.charAt(LETTERS.indexOf(c))));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
