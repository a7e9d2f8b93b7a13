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
 * included, any run of digits that is long enough to be one and no part of a longer word. A signed passport of a caller is
 * hidden whole: the numbers in it are encoded.
 */
public final class DataMask {

    private static final Set<String> NUMBER_FIELDS = Set.of(
            "from", "to", "caller", "called", "forwardedfrom", "callername", "digits", "phonenumber", "phonenumbers");
    private static final Set<String> ENCODED_FIELDS = Set.of("stirpassporttoken");

    /** As people write them, with what a word processor makes of blanks and hyphens. */
    private static final String GAP = "[ .\\-\\u00a0\\u2007\\u2010\\u2011\\u202f]";

    /**
     * With a plus or an area code in brackets it may be grouped in any way, else in three to five groups that are no date;
     * or it is a run of digits that is neither a part of a UUID nor of a fraction.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:\\+|%2B)[0-9](?:(?:" + GAP + "|[()]){0,3}[0-9]){5,}"
                    + "|\\([0-9]{2,4}\\)(?:" + GAP + "{0,2}[0-9]){5,}"
                    + "|(?<![0-9A-Za-z.-])(?!(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9]))"
                    + "(?=(?:[^0-9]?[0-9]){7})[0-9]{1,4}(?:" + GAP + "[0-9]{2,5}){2,4}(?![0-9A-Za-z]|-[0-9A-Fa-f])"
                    + "|(?<![0-9A-Za-z])(?<!\\b0\\.)(?<!-[0-9A-Fa-f]{4}-)[0-9]{7,}(?![0-9A-Za-z])(?!-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNGROUPED = Pattern.compile(GAP + "|[()]");

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

    /** The text as those see it who may not see numbers. */
    public static String mask(String text) {
        return NUMBER.matcher(text)
                .replaceAll(
                        found -> PhoneMask.mask(UNGROUPED.matcher(found.group()).replaceAll("")));
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
            String field = String.valueOf(name).toLowerCase(Locale.ROOT);
            masked.put(
                    mask(String.valueOf(name)),
                    ENCODED_FIELDS.contains(field) ? "•••" : mask(value, NUMBER_FIELDS.contains(field)));
        });
        return masked;
    }
}
