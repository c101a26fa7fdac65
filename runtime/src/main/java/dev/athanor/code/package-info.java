/**
 * The code server: which version of a module is current, how functions are found by their names, and how modules come into the node.
 *
 * <p>A call of a function of another module goes through a {@link dev.athanor.code.FunctionRef}, which is linked when it is first called and linked anew when a
 * version is replaced; processes that run an old version go on with it. Modules of the library are sealed: they are class files on the class path and call each other
 * directly. Any process may load; one lock orders linking.
 */
package dev.athanor.code;
