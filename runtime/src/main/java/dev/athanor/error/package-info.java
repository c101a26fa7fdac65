/**
 * What programs can catch, and how it is raised. {@link dev.athanor.error.ErlangException} is the only exception that {@code try} sees; its stack trace is
 * translated when somebody asks for it.
 */
package dev.athanor.error;
