package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.code.CodePath;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.ObjectCode;
import dev.athanor.code.OldCode;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of a module: what stays in the old one, what goes to the new one. */
class ReloadTest {
  private static final Object NO_META = EmptyList.EMPTY;
  private final Process self = new Process();

  private static Object node(String name, Object... arguments) {
    return Tuple.of(Atom.of(name), NO_META, Lists.of(arguments));
  }

  private static Object remote(String module, String function, Object... arguments) {
    return Tuple.of(node(".", Atom.of(module), Atom.of(function)), NO_META, Lists.of(arguments));
  }

  private static FunctionForm function(String name, Object body) {
    var clause = new ClauseForm(NO_META, EmptyList.EMPTY, EmptyList.EMPTY, body);
    return new FunctionForm(FunctionForm.Kind.DEF, Atom.of(name), 0, "reload.ex", 1, List.of(clause));
  }

  private static ObjectCode compiled(String module, FunctionForm... functions) {
    Object none = EmptyList.EMPTY;
    var form = new ModuleForm(Atom.of(module), "reload.ex", 1, none, none, Atoms.NIL, none, Atoms.NIL, null, List.of(functions), true);
    return Compile.module(form, Cases.KNOWLEDGE).withChunks(Map.of(), null);
  }

  /** A module whose functions tell its version: directly, by a local call, by a remote call, and through funs. */
  private void load(String module, long version) {
    var local = Tuple.of(Atom.of("version"), NO_META, EmptyList.EMPTY);
    var clause = Tuple.of(Atom.of("->"), NO_META, Lists.of(EmptyList.EMPTY, local));
    var capture = node("&", node("/", Tuple.of(Atom.of("version"), NO_META, Atoms.NIL), 0L));
    var object =
        compiled(
            module,
            function("version", version),
            function("local", Tuple.of(local, 0L)),
            function("remote", Tuple.of(remote(module, "version"), 0L)),
            function("fun", node("fn", clause)),
            function("capture", capture));
    assertEquals(null, CodeServer.load(self, object));
  }

  private Object call(String module, String function) {
    return self.apply(FunctionRef.of(Atom.of(module), Atom.of(function), 0));
  }

  @Test
  void remoteCallsReachTheNewVersion() {
    load("reload_a", 1);
    assertEquals(Tuple.of(1L, 0L), call("reload_a", "remote"));
    var fun = (Fun) call("reload_a", "fun");
    var capture = (Fun) call("reload_a", "capture");
    load("reload_a", 2);
    assertEquals(2L, call("reload_a", "version"));
    assertEquals(Tuple.of(2L, 0L), call("reload_a", "remote"));
    assertEquals(Tuple.of(2L, 0L), call("reload_a", "local"));
    assertEquals(1L, self.apply(fun));
    assertEquals(1L, self.apply(capture));
    assertNotSame(fun.getClass(), call("reload_a", "fun").getClass());
  }

  @Test
  void callSitesFollowThroughManyVersions() {
    assertEquals(null, CodeServer.load(self, compiled("reload_caller", function("ask", Tuple.of(remote("reload_b", "version"), 1L)))));
    var undefined = assertThrows(ErlangException.class, () -> call("reload_caller", "ask"));
    assertEquals(Atoms.UNDEF, undefined.reason());
    for (long version = 1; version < 5; version++) {
      load("reload_b", version);
      assertEquals(Tuple.of(version, 1L), call("reload_caller", "ask"));
    }
    assertEquals(OldCode.Purged.UNUSED, OldCode.purge(self, Atom.of("reload_b")));
    assertEquals(OldCode.Purged.NOTHING, OldCode.purge(self, Atom.of("reload_b")));
    assertTrue(CodeServer.delete(Atom.of("reload_b")));
    assertThrows(ErlangException.class, () -> call("reload_caller", "ask"));
    assertFalse(CodeServer.isLoaded(Atom.of("reload_b")));
    load("reload_b", 9);
    assertEquals(Tuple.of(9L, 1L), call("reload_caller", "ask"));
  }

  @Test
  void functionsAreFoundAndLostWithTheirVersion() {
    var module = Atom.of("reload_c");
    assertEquals(null, CodeServer.load(self, compiled("reload_c", function("one", 1L))));
    assertTrue(CodeServer.isExported(module, Atom.of("one"), 0));
    assertFalse(CodeServer.isExported(module, Atom.of("one"), 1));
    assertEquals(null, CodeServer.load(self, compiled("reload_c", function("two", 2L))));
    assertFalse(CodeServer.isExported(module, Atom.of("one"), 0));
    assertEquals(2L, call("reload_c", "two"));
    assertThrows(ErlangException.class, () -> call("reload_c", "one"));
  }

  @Test
  void modulesAreLoadedFromTheCodePathWhenTheyAreCalled(@TempDir Path directory) throws IOException {
    var bytes = compiled("reload_d", function("where", Atom.of("path"))).toBytes();
    Files.write(directory.resolve("reload_d.beam"), bytes);
    var before = CodeServer.path();
    CodeServer.path(new CodePath(List.of(directory.toString())));
    try {
      assertEquals(Atom.of("path"), call("reload_d", "where"));
      assertEquals(directory.resolve("reload_d.beam").toString(), CodeServer.object(Atom.of("reload_d")).path());
      assertThrows(ErlangException.class, () -> call("reload_nothing", "where"));
    } finally {
      CodeServer.path(before);
    }
  }

  @Test
  void builtinsWinOverCompiledCodeAndCannotBeReplaced() {
    assertEquals(Atom.of("sticky_directory"), CodeServer.load(self, compiled("lists", function("reverse", 1L))));
    var info = FunctionRef.of(Atom.of("math"), Atom.of("module_info"), 1);
    assertEquals(Atom.of("math"), self.apply(info, Atom.of("module")));
  }

  @Test
  void sameFormSameBytes() {
    for (var form : Cases.forms("patterns")) {
      var first = Compile.module(form, Cases.KNOWLEDGE).withChunks(Map.of(), null).toBytes();
      var second = Compile.module(form, Cases.KNOWLEDGE).withChunks(Map.of(), null).toBytes();
      assertArrayEquals(first, second);
    }
  }
}
