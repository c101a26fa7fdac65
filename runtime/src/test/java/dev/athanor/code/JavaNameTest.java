package dev.athanor.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaNameTest {
  @Test
  void modulesOfElixirKeepTheirName() {
    assertEquals("Elixir.Foo.Bar", JavaName.ofModule("Elixir.Foo.Bar"));
    assertEquals("erl.gen_server", JavaName.ofModule("gen_server"));
    assertEquals("erl.Elixir", JavaName.ofModule("Elixir"));
  }

  @Test
  void everyModuleNameComesBack() {
    for (var name : List.of("Elixir.Foo", "Elixir.Foo..Bar", "Elixir.", "", "a.b", "a/b;c[d<e>f:g\\h", "Elixir.a$b", "ä", "Elixir.Ünï.Ö")) {
      var java = JavaName.ofModule(name);
      assertEquals(name, JavaName.module(java), java);
      assertEquals(name, JavaName.module(java + "$f12"), java);
      assertFalse(java.contains("..") || java.endsWith("."), java);
    }
    assertNull(JavaName.module("java.lang.String"));
  }

  @Test
  void everyFunctionNameComesBack() {
    for (var name : List.of("f", "", "<", "=:=", "a.b", "-f/1-fun-0-", "with space", "\\", "MACRO-x", "$handle", "?", "/")) {
      var method = JavaName.ofFunction(name, 3);
      assertEquals(new JavaName.Function(name, 3, false), JavaName.function(method));
      assertTrue(method.chars().noneMatch(c -> ".;[/<>".indexOf(c) >= 0), method);
    }
  }

  @Test
  void partsAreToldFromVariants() {
    assertTrue(JavaName.function("f:2:1").isPart());
    assertFalse(JavaName.function("f:2:r1").isPart());
    assertNull(JavaName.function("call"));
  }
}
