package dev.ringway.callstore.web;

import dev.ringway.starter.security.PhoneMask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides the phone numbers in what a provider posted: the fields that hold one, whatever they look like, and anything
 * written as an international number elsewhere, e.g. in a URL.
 */
final class ReportMask {

    private static final Set<String> NUMBER_FIELDS =
            Set.of("from", "to", "caller", "called", "forwardedfrom", "callername", "digits");
    private static final Pattern INTERNATIONAL_NUMBER =
            Pattern.compile("(?:\\+|%2B)[0-9]{6,15}", Pattern.CASE_INSENSITIVE);

    private ReportMask() {}

    static Map<String, Object> mask(Map<String, ?> data) {
        Map<String, Object> masked = new LinkedHashMap<>();
        data.forEach((name, value) ->
                masked.put(name, mask(value, NUMBER_FIELDS.contains(name.toLowerCase(Locale.ROOT)))));
        return masked;
    }

    private static Object mask(Object value, boolean number) {
        return switch (value) {
            case String text when number && !text.isEmpty() -> PhoneMask.mask(text);
            case String text -> INTERNATIONAL_NUMBER.matcher(text).replaceAll(found -> PhoneMask.mask(found.group()));
            case List<?> list -> list.stream().map(item -> mask(item, number)).toList();
            case Map<?, ?> map -> maskInner(map);
            default -> value;
        };
    }

    private static Map<String, Object> maskInner(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return mask(named);
    }
}
