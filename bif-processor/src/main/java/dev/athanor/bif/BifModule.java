package dev.athanor.bif;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the Erlang module that the {@link Bif} methods of a class belong to. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface BifModule {
  /** The Erlang module's name, such as {@code "lists"}. */
  String value();
}
