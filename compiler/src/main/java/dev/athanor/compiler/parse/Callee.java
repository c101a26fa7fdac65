package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;

/**
 * What is called or named.
 *
 * @param name a local name (an atom or what the encoder made of it), or {@code {:., meta, [...]}}
 * @param token the token of the name; for {@code value.(...)} that of the dot
 * @param remote whether a dot comes before the name
 */
record Callee(Object name, Token token, boolean remote) {}
