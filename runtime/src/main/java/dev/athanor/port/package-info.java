/**
 * External programs behind ports.
 *
 * <p>Three parties: the port's own process (see {@code process.Ports}), which owns all state here; a listener thread that reads the program's
 * output and tells the port; the blocking pool, on which the port's process writes to the program's input while it waits.
 */
package dev.athanor.port;
