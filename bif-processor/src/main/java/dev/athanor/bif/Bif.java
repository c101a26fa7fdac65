package dev.athanor.bif;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method of a {@link BifModule} class as an Erlang function. The method takes {@code Object} terms, one
 * for each argument, and returns {@code Object} (a term) or {@code boolean} (seen as the atoms {@code true} and {@code
 * false}). Where its first parameter is a {@code Process}, it is given the calling process, which does not count towards
 * the arity.
 *
 * <p>The annotation processor writes the link table from these marks, and refuses a name and arity that is marked twice.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@Repeatable(Bif.Names.class)
public @interface Bif {
  /** The Erlang function's name. Default: the Java method's name with camel case turned to snake case. */
  String value() default "";

  /** One method that answers to more than one name. */
  @Retention(RetentionPolicy.SOURCE)
  @Target(ElementType.METHOD)
  @interface Names {
    /** A mark for each name. */
    Bif[] value();
  }
}
