package dev.athanor.io;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The process {@code :standard_error}: it can be written only. */
final class ErrorDevice extends IoDevice {
  private static final Object PUT_CHARS = Atom.of("put_chars");
  private static final Object ONLCR = Tuple.of(Atom.of("onlcr"), Atoms.FALSE);
  private static final Object LOG = Tuple.of(Atom.of("log"), Atom.of("none"));

  ErrorDevice(StandardOutput output) {
    super(output);
  }

  @Override
  Object badChars(Object encoding, Tuple request, Object function) {
    return error(PUT_CHARS);
  }

  @Override
  Object unknown(Object request) {
    return error(Tuple.of(REQUEST, request));
  }

  @Override
  Object options() {
    return Lists.of(encoding(), ONLCR, LOG);
  }

  @Override
  Object setOptions(Object options) {
    var items = Lists.toJava(options);
    boolean right =
        items != null && items.stream().allMatch(item -> item instanceof Tuple2 pair && pair.e0 == ENCODING && setEncoding(pair.e1));
    return right && options != EmptyList.EMPTY ? Atoms.OK : error(ENOTSUP);
  }

  @Override
  Object geometry(Object what) {
    boolean known = what instanceof Atom name && (name.name().equals("columns") || name.name().equals("rows"));
    return known ? error(ENOTSUP) : unknown(Tuple.of(Atom.of("get_geometry"), what));
  }

  @Override
  Object otherRequest(Process self, Asked asked, Tuple request, Atom name) {
    return unknown(request);
  }

  @Override
  void event(Process self, Object message) {
    // Whatever else is sent here is nothing to it.
  }
}
