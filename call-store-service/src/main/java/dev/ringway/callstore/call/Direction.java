package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way a call goes, seen from us. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    public static Optional<Direction> of(String text) {
        return Arrays.stream(values())
                .filter(direction -> direction.text().equals(text))
                .findFirst();
    }

    /**
     * From Twilio's finer words: inbound, outbound-api, outbound-dial, and for SIP trunks trunking-originating (from the
     * telephone network to us) and trunking-terminating (from us to it).
     */
    static Optional<Direction> ofTwilio(String text) {
        if (text.equals("inbound") || text.equals("trunking-originating")) {
            return Optional.of(INBOUND);
        }
        if (text.startsWith("outbound") || text.equals("trunking-terminating")) {
            return Optional.of(OUTBOUND);
        }
        return Optional.empty();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
