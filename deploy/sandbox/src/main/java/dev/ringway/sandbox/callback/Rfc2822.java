package dev.ringway.sandbox.callback;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Twilio's dates: RFC 2822 with two digits for the day and a numeric zone. */
public final class Rfc2822 {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Rfc2822() {}

    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
