package dev.athanor.compiler.driver;

import dev.athanor.compiler.expand.Diagnostics;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import java.util.List;

/** Prints diagnostics. */
final class ConsoleDiagnostics implements Diagnostics {
  @Override
  public void warn(List<Place> places, String message) {
    places.forEach(place -> warn(place.meta(), place.env(), message));
  }

  @Override
  public void warn(Object meta, Env env, String message) {
    System.err.println("warning: " + message + "\n  " + env.file().text() + ":" + Meta.line(meta));
  }

  @Override
  public void error(Object meta, Env env, String message) {
    System.err.println("error: " + message + "\n  " + env.file().text() + ":" + Meta.line(meta));
  }
}
