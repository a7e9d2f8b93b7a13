package dev.ringway.callstore.web;

import dev.ringway.starter.security.PhoneMask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides the phone numbers in what a provider posted: the fields that hold one, whatever they look like, and anywhere else,
 * names included, any run of digits that is long enough to be one and no part of a SID. A signed passport of the caller is
 * hidden whole: the numbers in it are encoded.
 */
final class ReportMask {

    private static final Set<String> NUMBER_FIELDS =
            Set.of("from", "to", "caller", "called", "forwardedfrom", "callername", "digits");
    private static final Set<String> ENCODED_FIELDS = Set.of("stirpassporttoken");
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\+|%2B)[0-9]{6,}|(?<![0-9A-Za-z])[0-9]{7,}(?![0-9A-Za-z])", Pattern.CASE_INSENSITIVE);

    private ReportMask() {}

    static Map<String, Object> mask(Map<String, ?> data) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        data.forEach((name, value) -> {
            String field = name.toLowerCase(Locale.ROOT);
            masked.put(
                    masked(name), ENCODED_FIELDS.contains(field) ? "•••" : mask(value, NUMBER_FIELDS.contains(field)));
        });
        return masked;
    }

    private static @Nullable Object mask(@Nullable Object value, boolean number) {
        return switch (value) {
            case null -> null;
            case String text when number && !text.isEmpty() -> PhoneMask.mask(text);
            case String text -> masked(text);
            case List<?> list -> mask(list, number);
            case Map<?, ?> map -> maskInner(map);
            default -> value;
        };
    }

    private static List<@Nullable Object> mask(List<?> list, boolean number) {
        List<@Nullable Object> masked = new ArrayList<>(list.size());
        list.forEach(item -> masked.add(mask(item, number)));
        return masked;
    }

    private static String masked(String text) {
        return NUMBER.matcher(text).replaceAll(found -> PhoneMask.mask(found.group()));
    }

    private static Map<String, Object> maskInner(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return mask(named);
    }
}
