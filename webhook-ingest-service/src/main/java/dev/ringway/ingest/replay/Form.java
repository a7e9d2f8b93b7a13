package dev.ringway.ingest.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parked form for people to look at, as far as it can be decoded at all. */
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

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
