/**
 * Source texts, places in them, and what makes a text no program.
 */
package dev.athanor.compiler.source;
