package dev.ringway.callstore.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the fields of Twilio's answers; what is not there, empty or not of its form, is not known. */
final class Fields {

    private Fields() {}

    static Optional<String> text(JsonNode from, String field) {
        return Optional.of(from.path(field).asString("")).filter(text -> !text.isBlank());
    }

    /** Twilio writes many numbers as text. */
    static Optional<Long> number(JsonNode from, String field) {
        return text(from, field).filter(text -> text.matches("\\d{1,15}")).map(Long::valueOf);
    }

    static Optional<Integer> integer(JsonNode from, String field) {
        return number(from, field).filter(number -> number <= Integer.MAX_VALUE).map(Math::toIntExact);
    }

    /** RFC 2822, e.g. {@code Sun, 25 Mar 2018 09:53:19 +0000}. */
    static Optional<Instant> time(JsonNode from, String field) {
        return text(from, field).flatMap(Fields::parsed);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
