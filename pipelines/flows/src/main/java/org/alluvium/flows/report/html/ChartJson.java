package org.alluvium.flows.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Series;

/**
 * JSON of the charts, fit to stand inside a {@code script} element: {@code <}, {@code >}, {@code &}
 * and the two line separators are escaped. Dates are the first epoch day and then the gaps in days;
 * numbers are rounded to seven significant digits, missing ones are null. Every point is kept.
 */
final class ChartJson {
  private static final MathContext DIGITS = new MathContext(7);
  private static final JsonMapper MAPPER = mapper();

  private ChartJson() {}

  static String of(Object charts) {
    try {
      return MAPPER.writeValueAsString(charts);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(
                new SimpleModule()
                    .addSerializer(new SeriesSerializer())
                    .addSerializer(new DatesSerializer()))
            .build();
    mapper.getFactory().setCharacterEscapes(new ScriptEscapes());
    return mapper;
  }

  private static final class SeriesSerializer extends StdSerializer<Series> {
    private static final long serialVersionUID = 1L;

    SeriesSerializer() {
      super(Series.class);
    }

    @Override
    public void serialize(Series series, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : series.toArray()) {
        if (Double.isNaN(value)) {
          json.writeNull();
        } else {
          json.writeNumber(BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros());
        }
      }
      json.writeEndArray();
    }
  }

  private static final class DatesSerializer extends StdSerializer<DateAxis> {
    private static final long serialVersionUID = 1L;

    DatesSerializer() {
      super(DateAxis.class);
    }

    @Override
    public void serialize(DateAxis dates, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      long before = 0;
      for (int i = 0; i < dates.size(); i++) {
        json.writeNumber(dates.at(i).toEpochDay() - before);
        before = dates.at(i).toEpochDay();
      }
      json.writeEndArray();
    }
  }

  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&'}) {
        escapes[c] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c == '\u2028' || c == '\u2029' ? new SerializedString("\\u%04x".formatted(c)) : null;
    }
  }
}
