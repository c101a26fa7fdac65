/** {@code :erlang.trace}, {@code trace_pattern}, {@code trace_info} and {@code system_monitor}: what is told of processes and calls while they run. */
package dev.athanor.trace;
