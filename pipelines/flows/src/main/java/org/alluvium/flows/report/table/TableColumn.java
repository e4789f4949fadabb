package org.alluvium.flows.report.table;

/** A column: its title and how its cells are set. */
public record TableColumn(String title, Kind kind) {
  public enum Kind {
    TEXT,
    NUMBER,
    CODE
  }

  public static TableColumn text(String title) {
    return new TableColumn(title, Kind.TEXT);
  }

  public static TableColumn number(String title) {
    return new TableColumn(title, Kind.NUMBER);
  }

  public static TableColumn code(String title) {
    return new TableColumn(title, Kind.CODE);
  }
}
