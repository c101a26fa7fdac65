/**
 * From the expanded form to the core IR: patterns to decision graphs, comprehensions to loops, closures; then what is known of values, and which numbers are held unboxed. Pure.
 */
package dev.athanor.compiler.core;
