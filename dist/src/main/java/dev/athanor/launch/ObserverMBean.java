package dev.athanor.launch;

/** What {@link Observe} asks a node for, through the JVM's own management interface. */
public interface ObserverMBean {
  /** The text of {@code Athanor.Observer.top/1}. */
  String top(int interval, int rows, String sort);

  /** The text of {@code Athanor.Observer.tree/1}. */
  String tree();
}
