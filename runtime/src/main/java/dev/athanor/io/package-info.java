/**
 * Standard input, output and error of the node, as processes that speak OTP's I/O protocol.
 *
 * <p>Who runs what: {@code :user} ({@link dev.athanor.io.UserDevice}) and {@code :standard_error} ({@link dev.athanor.io.ErrorDevice}) are processes;
 * each file descriptor that is written has a thread that empties its buffer ({@link dev.athanor.io.StandardOutput}); a thread reads standard
 * input when somebody has asked for some ({@link dev.athanor.io.StandardInput}). So no process ever blocks a carrier here.
 */
package dev.athanor.io;
