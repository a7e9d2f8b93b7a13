package dev.ringway.ingest.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The URLs that Twilio may have signed for a request: Twilio covers the port in some products and not in others. The
 * variants differ from the URL only in the text of the port, so that an encoded query stays as it was received.
 */
record SignedUrl(String beforePort, String port, String afterPort) {

    private static final String AUTHORITY = "://";

    /** @param url absolute; a fragment (Twilio's connection overrides) is never signed and is dropped */
    static SignedUrl of(String url) {
        int hash = url.indexOf('#');
        String signed = hash < 0 ? url : url.substring(0, hash);
        int scheme = signed.indexOf(AUTHORITY);
        if (scheme < 0) {
            throw new IllegalArgumentException("not an absolute URL");
        }
        int start = scheme + AUTHORITY.length();
        int end = start;
        while (end < signed.length() && "/?".indexOf(signed.charAt(end)) < 0) {
            end++;
        }
        int host = Math.max(start, signed.lastIndexOf('@', end - 1) + 1);
        int colon = signed.lastIndexOf(':', end - 1);
        boolean hasPort = colon >= host && colon > signed.lastIndexOf(']', end - 1);
        int portStart = hasPort ? colon : end;
        return new SignedUrl(signed.substring(0, portStart), signed.substring(portStart, end), signed.substring(end));
    }

    List<String> variants() {
        List<String> variants = new ArrayList<>(2);
        variants.add(beforePort + port + afterPort);
        if (!port.isEmpty()) {
            variants.add(beforePort + afterPort);
        } else {
            String scheme =
                    beforePort.substring(0, beforePort.indexOf(AUTHORITY)).toLowerCase(Locale.ROOT);
            variants.add(beforePort + (scheme.equals("http") ? ":80" : ":443") + afterPort);
        }
        return variants;
    }

    /** What follows the first {@code ?}, as received; empty where nothing does. */
    String query() {
        int mark = afterPort.indexOf('?');
        return mark < 0 ? "" : afterPort.substring(mark + 1);
    }
}
