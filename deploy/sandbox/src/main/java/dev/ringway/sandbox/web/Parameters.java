package dev.ringway.sandbox.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded pairs of a query or of a form, in order; a name may occur several times. */
public record Parameters(Map<String, List<String>> values) {

    /** @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits */
    public static Parameters parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
        }
        return new Parameters(values);
    }

    /** The last value given, absent when there is none or when it is empty (Twilio treats both alike). */
    public Optional<String> text(String name) {
        return Optional.of(all(name))
                .filter(all -> !all.isEmpty())
                .map(List::getLast)
                .filter(text -> !text.isEmpty());
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
