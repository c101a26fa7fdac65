# What the ahead-of-time cache is trained with: first the paths that most programs take at their start, then ordinary programs that are busy for a
# moment, so that the JVM knows what is hot in the library and in the compiler.

for file <- ~w(start inventory text server processes failures pipeline report) do
  Code.require_file("#{file}.exs", __DIR__)
end
