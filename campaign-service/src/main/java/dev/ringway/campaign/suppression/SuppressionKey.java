package dev.ringway.campaign.suppression;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One number on one list, which is one suppression however often it is told.
 *
 * @param list {@code global}, or the id of the campaign that alone does not call it
 * @param phoneNumber E.164
 */
public record SuppressionKey(String list, String phoneNumber) {

    /** The list that every campaign keeps to. */
    public static final String GLOBAL = "global";

    private static final Pattern LIST = Pattern.compile("global|[0-9a-f]{24}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

    public SuppressionKey {
        if (!isList(list) || !NUMBER.matcher(phoneNumber).matches()) {
            throw new IllegalArgumentException("no number on a list");
        }
    }

    public static boolean isList(String text) {
        return LIST.matcher(text).matches();
    }

    /** Whether it is written as E.164. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Empty for what cannot be an id. */
    public static Optional<SuppressionKey> of(String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String list = id.substring(0, colon);
        String number = id.substring(colon + 1);
        return isList(list) && NUMBER.matcher(number).matches()
                ? Optional.of(new SuppressionKey(list, number))
                : Optional.empty();
    }

    /** {@code list:number}. */
    public String id() {
        return list + ":" + phoneNumber;
    }

    public boolean isGlobal() {
        return list.equals(GLOBAL);
    }
}
