package dev.athanor.bif;

import dev.athanor.code.CodeServer;
import dev.athanor.code.PreparedCode;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.ArrayList;

/** {@code :erlang}: loading in two steps. Java because the code server is. */
@BifModule("erlang")
public final class ErlangLoading {
  private static final Atom NOT_PURGED = Atom.of("not_purged");

  private ErlangLoading() {}

  /** Does all of loading a module from a binary that can fail; gives a reference, or {@code {:error, :badfile}}. */
  @Bif
  public static Object prepareLoading(Object module, Object binary) {
    if (!(module instanceof Atom name) || !(binary instanceof Bitstring bytes) || !bytes.isBinary()) {
      throw BadArgument.erts("erlang", "prepare_loading", module, binary);
    }
    return InternalLoading.prepared(name, bytes, null);
  }

  /** Whether the prepared module has a function that is to be called when it is loaded. */
  @Bif
  public static boolean hasPreparedCodeOnLoad(Object reference) {
    if (reference instanceof Reference one && one.resource() instanceof PreparedCode prepared) {
      return prepared.hasOnLoad();
    }
    throw BadArgument.erts("erlang", "has_prepared_code_on_load", reference);
  }

  /** Makes prepared modules the current ones together; {@code {:not_purged, modules}} if some have old code. */
  @Bif
  public static Object finishLoading(Object references) {
    var list = Lists.toJava(references);
    if (list == null) {
      throw BadArgument.erts("erlang", "finish_loading", references);
    }
    var prepared = new ArrayList<PreparedCode>();
    var unpurged = new ListBuilder();
    for (var reference : list) {
      if (!(reference instanceof Reference one) || !(one.resource() instanceof PreparedCode code)) {
        throw BadArgument.erts("erlang", "finish_loading", references);
      }
      prepared.add(code);
      if (CodeServer.hasOld(code.module())) {
        unpurged.add(code.module());
      }
    }
    if (!unpurged.isEmpty()) {
      return Tuple.of(NOT_PURGED, unpurged.toList());
    }
    PreparedCode.finish(prepared);
    list.forEach(reference -> ((Reference) reference).resource(null));
    return Atoms.OK;
  }
}
