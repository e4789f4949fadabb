package org.alluvium.flows.report.table;

import java.util.ArrayList;
import java.util.List;

/** The reasons of a table's missing cells, numbered from 1 in order of appearance. */
public final class Footnotes {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private final List<String> reasons = new ArrayList<>();

  /** The reason's number; the same reason has one number. */
  public int number(String reason) {
    int known = reasons.indexOf(reason);
    if (known < 0) {
      reasons.add(reason);
      return reasons.size();
    }
    return known + 1;
  }

  /** The cell's text, or "–" with the reason's number raised. */
  public String plainText(Cell cell) {
    return cell.isMissing() ? "–" + superscript(number(cell.missing())) : cell.text();
  }

  public List<String> reasons() {
    return List.copyOf(reasons);
  }

  public static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    Integer.toString(number)
        .chars()
        .forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
    return text.toString();
  }
}
