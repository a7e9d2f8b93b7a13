package dev.ringway.ingest.twilio;

/** A decoded part of a form; see {@link RawForm} for what is kept where the encoding is malformed. */
record DecodedPart(String octets, boolean wellFormed) {

    static DecodedPart decode(String text, int start, int end) {
        return isPlain(text, start, end)
                ? new DecodedPart(text.substring(start, end), true)
                : decoded(text, start, end);
    }

    private static boolean isPlain(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == '%' || text.charAt(at) == '+') {
                return false;
            }
        }
        return true;
    }

    private static DecodedPart decoded(String text, int start, int end) {
        StringBuilder octets = new StringBuilder(end - start);
        boolean wellFormed = true;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '+') {
                octets.append(' ');
            } else if (c != '%') {
                octets.append(c);
            } else if (at + 2 < end && hex(text, at + 1) >= 0 && hex(text, at + 2) >= 0) {
                octets.append((char) (hex(text, at + 1) << 4 | hex(text, at + 2)));
                at += 2;
            } else {
                wellFormed = false;
                octets.append(c);
            }
        }
        return new DecodedPart(octets.toString(), wellFormed);
    }

    /** −1 where it is no ASCII hexadecimal digit. */
    private static int hex(String text, int at) {
        char c = text.charAt(at);
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
