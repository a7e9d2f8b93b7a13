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
    private static final String GAP = "[ .\\-\\u00a0\\u2007\\u2010-\\u2013\\u202f]";

    /** Of digits that are spoken one by one. */
    private static final String SPOKEN_GAP = "(?:,? |[\\-\\u00a0\\u2007\\u2010-\\u2013\\u202f])";

    /** Behind an escape of JSON, too, which ends with a letter. */
    private static final String AS_A_WORD = "(?:(?<![\\p{Nd}A-Za-z])|(?<=\\\\[bfnrt]))";

    private static final String YEAR = "(?:19|20)\\p{Nd}{2}";

    /**
     * With a plus or an area code in brackets it may be grouped in any way, else in three to five groups that are no date;
     * or it is a run of digits that is neither a part of a UUID nor of a fraction; or it is spoken: digit by digit, or in
     * groups parted by commas, ten digits at least, that are neither years nor thousands. The digits are those of any script.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:\\+|%2B)\\p{Nd}(?:(?:" + GAP + "|[()]){0,3}\\p{Nd}){5,}"
                    + "|\\(\\p{Nd}{2,4}\\)(?:" + GAP + "{0,2}\\p{Nd}){5,}"
                    + "|(?<![\\p{Nd}A-Za-z.-])(?!" + YEAR + "-\\p{Nd}{2}-\\p{Nd}{2}(?!\\p{Nd}))"
                    + "(?=(?:\\P{Nd}?\\p{Nd}){7})\\p{Nd}{1,4}(?:" + GAP
                    + "\\p{Nd}{2,5}){2,4}(?![\\p{Nd}A-Za-z]|-[0-9A-Fa-f])"
                    + "|(?<![\\p{Nd}A-Za-z.,-])\\p{Nd}(?:" + SPOKEN_GAP + "\\p{Nd}){6,}(?![\\p{Nd}A-Za-z])"
                    + "|(?<![\\p{Nd}A-Za-z.,-])(?!" + YEAR + ", ?" + YEAR + ", ?" + YEAR
                    + "(?!\\p{Nd}))(?!\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?![\\p{Nd},]))"
                    + "(?=(?:(?:, ?)?\\p{Nd}){10})\\p{Nd}{1,4}(?<comma>, ?)\\p{Nd}{2,4}(?:\\k<comma>\\p{Nd}{2,4}){1,3}"
                    + "(?![\\p{Nd}A-Za-z]|[.,]\\p{Nd})"
                    + "|" + AS_A_WORD + "(?<!\\b0\\.)(?<!-[0-9A-Fa-f]{4}-)\\p{Nd}{7,}"
                    + "(?![\\p{Nd}A-Za-z])(?!-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNGROUPED = Pattern.compile(GAP + "|[(),]");

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
