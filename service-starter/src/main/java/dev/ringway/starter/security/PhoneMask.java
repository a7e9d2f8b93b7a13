package dev.ringway.starter.security;

import java.util.regex.Pattern;

/** The one way in which a phone number is hidden from those who may not see it. */
public final class PhoneMask {

    private static final int KEPT_IN_FRONT = 5;
    private static final int KEPT_AT_END = 4;
    private static final int LEAST_HIDDEN = 3;
    private static final String HIDDEN = "•••";

    private static final String GAP = " ./()\\-\\u00a0\\u2007\\u2010-\\u2013\\u202f";
    private static final Pattern GAPS = Pattern.compile("[" + GAP + "]");
    private static final Pattern GROUPED = Pattern.compile("[+\\p{Nd}" + GAP + "]+");

    private PhoneMask() {}

    /**
     * {@code +14155550123} becomes {@code +1415•••0123}: enough to tell two numbers of a conversation apart, too little
     * to dial. What is too short to keep that much of is hidden whole; what stands between its digits counts for nothing.
     * Also for SIP addresses and the like.
     */
    public static String mask(String number) {
        return GROUPED.matcher(number).matches() ? plain(GAPS.matcher(number).replaceAll("")) : plain(number);
    }

    private static String plain(String number) {
        if (number.length() < KEPT_IN_FRONT + KEPT_AT_END + LEAST_HIDDEN) {
            return HIDDEN;
        }
        return number.substring(0, KEPT_IN_FRONT) + HIDDEN + number.substring(number.length() - KEPT_AT_END);
    }

    /** The number as this caller may see it. */
    public static String shownTo(Caller caller, String number) {
        return caller.maySeeNumbers() ? number : mask(number);
    }
}
