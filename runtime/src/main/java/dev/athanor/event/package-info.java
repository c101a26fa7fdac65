/**
 * Events for the JDK's Flight Recorder. Nobody loads these classes before a recording has begun ({@code process.Recorder}): event classes cannot be in the ahead-of-time
 * cache. What they are for and how to record them stands in {@code docs/how-to.md}.
 */
package dev.athanor.event;
