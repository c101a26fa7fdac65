/**
 * Processes: their mailboxes, signals, links, monitors, timers, names and life.
 *
 * <p>A process is a {@link dev.athanor.process.Process} on a virtual thread; {@link dev.athanor.process.Carriers} is the scheduler that runs them, one carrier thread for each core. Other processes reach it only by
 * signals, which it takes itself; no lock is held while a message is sent or received. All threads are born in {@link dev.athanor.process.Threads}.
 */
package dev.athanor.process;
