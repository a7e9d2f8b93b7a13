package dev.ringway.callstore.report;

import java.util.Optional;
import java.util.regex.Pattern;

/** Others tell calls by whatever text they have; only Twilio's SIDs are calls here. */
public final class CallSids {

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

    private CallSids() {}

    public static Optional<String> of(Optional<String> told) {
        return told.filter(sid -> CALL_SID.matcher(sid).matches());
    }
}
