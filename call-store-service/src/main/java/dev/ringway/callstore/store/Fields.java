package dev.ringway.callstore.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The fields of a document, where a missing one is no null. */
record Fields(Document document) {

    /** Fails if it is not there. */
    String name(String field) {
        return text(field).orElseThrow(() -> new IllegalStateException(field + " is missing"));
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(document.getString(field));
    }

    Optional<Instant> time(String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }

    Optional<Long> number(String field) {
        return Optional.ofNullable(document.get(field, Number.class)).map(Number::longValue);
    }

    Optional<Integer> integer(String field) {
        return number(field).map(Long::intValue);
    }

    Optional<BigDecimal> amount(String field) {
        return Optional.ofNullable(document.get(field, Decimal128.class)).map(Decimal128::bigDecimalValue);
    }

    Optional<Fields> object(String field) {
        return Optional.ofNullable(document.get(field, Document.class)).map(Fields::new);
    }

    /** Empty where it is not there. */
    Fields inner(String field) {
        return object(field).orElseGet(() -> new Fields(new Document()));
    }

    List<Fields> objects(String field) {
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
