/**
 * Standard input, output and error of the node, as processes that speak OTP's I/O protocol.
 *
 * <p>Who runs what: {@code :user} ({@link dev.athanor.io.UserDevice}) and {@code :standard_error} ({@link dev.athanor.io.ErrorDevice}) are processes;
 * what they write waits in a queue that a thread of its own empties ({@link dev.athanor.io.WriteQueue}), one for both descriptors where these are one
 * file; a thread reads standard input when somebody has asked for some ({@link dev.athanor.io.StandardInput}). So no process ever blocks a carrier here.
 */
package dev.athanor.io;
