/**
 * Modules while they are being defined: their definitions, hooks, overridables, local macros, and the checks when they are closed. The life of a module is written down in
 * {@code docs/compiler-builtins.md}.
 */
package dev.athanor.compiler.define;
