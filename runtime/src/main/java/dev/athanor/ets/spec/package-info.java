/**
 * Match specifications, compiled: a term such as {@code [{{:"$1", :_}, [{:>, :"$1", 2}], [:"$_"]}]} becomes small objects that a row is given to. The
 * pure part of {@code :ets.select/2}: nothing here knows tables.
 */
package dev.athanor.ets.spec;
