package dev.ringway.ingest.replay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parked form as people look at it and correct it, as far as it can be decoded at all. */
final class Form {

    private Form() {}

    static Optional<Map<String, List<String>>> read(String body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (String pair : body.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                fields.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decoded(parts[1]) : "");
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException notEncodedLikeThis) {
            return Optional.empty();
        }
    }

    /** Of fields as {@link #read} shows them; a single value need not stand in a list. */
    static String write(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> values(field.getValue())
                        .map(value -> encoded(String.valueOf(field.getKey())) + "=" + encoded(String.valueOf(value))))
                .collect(Collectors.joining("&"));
    }

    private static Stream<?> values(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
