/**
 * JSON (RFC 8259) as it lies in binaries: read to terms and written from terms in one pass over the bytes. The Elixir
 * side ({@code JSON}, {@code :json}) has the protocol, the callbacks and the errors; what is here knows neither
 * functions nor processes. Pure; an instance serves one call.
 */
package dev.athanor.json;
