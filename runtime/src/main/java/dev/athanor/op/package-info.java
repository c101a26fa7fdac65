/**
 * What compiled code calls besides builtins: the parts of expressions that are better written once than emitted each time. Small static
 * methods for the JIT to inline, and objects that remember at one place of the code what was seen there last ({@link dev.athanor.op.KeySite}).
 * Nothing else calls these.
 */
package dev.athanor.op;
