package org.alluvium.flows.backtest;

import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.lakehouse.tables.SleeveReturns;

/** The books of one sleeve. */
public final class SleeveBooks {
  private SleeveBooks() {}

  /** Every book: the profile's own first, those alongside, the equally weighted universe last. */
  public static List<Book> of(SleeveProfile sleeve) {
    return Stream.concat(
            sleeve.portfolio().engines().stream().map(engine -> book(sleeve, engine)),
            Stream.of(equalUniverse(sleeve)))
        .toList();
  }

  /** The book that the profile stands for. */
  public static Book own(SleeveProfile sleeve) {
    return book(sleeve, sleeve.portfolio().engine());
  }

  /** The benchmark that holds the whole universe at equal weight. */
  public static Book equalUniverse(SleeveProfile sleeve) {
    return book(sleeve, Engines.EQUAL_UNIVERSE);
  }

  private static Book book(SleeveProfile sleeve, String engine) {
    return new Book(
        sleeve.id(), Lineage.ofBook(sleeve), engine, sleeve.universe(), SleeveReturns.SPEC);
  }
}
