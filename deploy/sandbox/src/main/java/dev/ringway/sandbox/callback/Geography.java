package dev.ringway.sandbox.callback;

import java.util.Map;

/** Where a number seems to be, as Twilio guesses it: some area codes in full, otherwise often empty. */
record Geography(String city, String state, String zip, String country) {

    private static final Map<String, Geography> BY_PREFIX = Map.of(
            "+1212", new Geography("NEW YORK", "NY", "10001", "US"),
            "+1305", new Geography("MIAMI", "FL", "33101", "US"),
            "+1312", new Geography("CHICAGO", "IL", "60601", "US"),
            "+1415", new Geography("SAN FRANCISCO", "CA", "94105", "US"),
            "+1512", new Geography("AUSTIN", "TX", "78701", "US"),
            "+1617", new Geography("BOSTON", "MA", "02108", "US"),
            "+1713", new Geography("HOUSTON", "TX", "77002", "US"));

    static Geography of(String number) {
        String country = number.startsWith("+1") ? "US" : "";
        return BY_PREFIX.getOrDefault(
                number.substring(0, Math.min(5, number.length())), new Geography("", "", "", country));
    }
}
