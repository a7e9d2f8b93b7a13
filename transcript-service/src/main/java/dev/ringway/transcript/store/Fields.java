package dev.ringway.transcript.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The fields of a document, where a missing one is no null. */
public record Fields(Document document) {

    public static void put(Document document, String name, Optional<?> value) {
        value.ifPresent(known -> document.append(name, known));
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(document.getString(field));
    }

    Optional<Instant> time(String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }

    Optional<Number> number(String field) {
        return Optional.ofNullable(document.get(field, Number.class));
    }

    Optional<Long> whole(String field) {
        return number(field).map(Number::longValue);
    }

    Optional<Double> decimal(String field) {
        return number(field).map(Number::doubleValue);
    }

    Optional<BigDecimal> money(String field) {
        return Optional.ofNullable(document.get(field, Decimal128.class)).map(Decimal128::bigDecimalValue);
    }

    Optional<Fields> part(String field) {
        return Optional.ofNullable(document.get(field, Document.class)).map(Fields::new);
    }

    List<Fields> parts(String field) {
        return document.getList(field, Document.class, List.of()).stream()
                .map(Fields::new)
                .toList();
    }

    List<String> texts(String field) {
        return document.getList(field, String.class, List.of());
    }

    boolean flag(String field) {
        return document.getBoolean(field, false);
    }
}
