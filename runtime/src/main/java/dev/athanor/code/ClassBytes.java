package dev.athanor.code;

/**
 * A compiled class.
 *
 * @param name its binary name, such as {@code Elixir.Foo}
 * @param bytes its class file; not to be changed
 */
public record ClassBytes(String name, byte[] bytes) {}
