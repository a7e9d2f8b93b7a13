package dev.ringway.starter.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides the phone numbers in data of any shape: the fields that hold one, whatever they look like, and anywhere else, names
 * included, what may be one by the way it is written or spoken. A signed passport of a caller is hidden whole: the numbers in
 * it are encoded.
 */
public final class DataMask {

    private static final Set<String> NUMBER_FIELDS = Set.of(
            "from", "to", "caller", "called", "forwardedfrom", "callername", "digits", "phonenumber", "phonenumbers");
    private static final Set<String> ENCODED_FIELDS = Set.of("stirpassporttoken");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\- ]");
    private static final String HIDDEN = "•••";

    private DataMask() {}

    /** The data as this caller may see them. */
    public static @Nullable Object shownTo(Caller caller, @Nullable Object data) {
        return caller.maySeeNumbers() ? data : mask(data, false);
    }

    /** An object as this caller may see it. */
    public static Map<String, Object> shownTo(Caller caller, Map<String, ?> data) {
        Map<String, @Nullable Object> shown = caller.maySeeNumbers() ? new LinkedHashMap<>(data) : mask(data);
        return shown;
    }

    /** The text as this caller may see it. */
    public static String shownTo(Caller caller, String text) {
        return caller.maySeeNumbers() ? text : mask(text);
    }

    /** Whether what a field holds is hidden because of its name, whatever it is. */
    public static boolean isHidden(String field) {
        String name = folded(field);
        return NUMBER_FIELDS.contains(name) || ENCODED_FIELDS.contains(name);
    }

    /** The text as those see it who may not see numbers. */
    public static String mask(String text) {
        return SpokenNumber.masked(WrittenNumber.masked(text));
    }

    /** The texts as this caller may see them. */
    public static List<String> shownTo(Caller caller, List<String> texts) {
        return texts.stream().map(text -> shownTo(caller, text)).toList();
    }

    private static @Nullable Object mask(@Nullable Object value, boolean number) {
        return switch (value) {
            case null -> null;
            case String text when number && !text.isEmpty() -> PhoneMask.mask(text);
            case String text -> mask(text);
            case Number digits when number -> PhoneMask.mask(PlainNumber.text(digits));
            case Number digits ->
                Long.toString(digits.longValue()).length() < 7 ? digits : mask(PlainNumber.text(digits));
            case List<?> list -> mask(list, number);
            case Map<?, ?> map -> mask(map);
            default -> value;
        };
    }

    private static List<@Nullable Object> mask(List<?> list, boolean number) {
        List<@Nullable Object> masked = new ArrayList<>(list.size());
        list.forEach(item -> masked.add(mask(item, number)));
        return masked;
    }

    private static Map<String, @Nullable Object> mask(Map<?, ?> map) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            String field = folded(String.valueOf(name));
            masked.put(
                    mask(String.valueOf(name)),
                    ENCODED_FIELDS.contains(field) ? HIDDEN : mask(value, NUMBER_FIELDS.contains(field)));
        });
        return masked;
    }

    /** However the words in it are parted: phoneNumber is phone_number. */
    private static String folded(String field) {
        return BETWEEN_WORDS.matcher(field).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
