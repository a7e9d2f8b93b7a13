package dev.ringway.ingest.twilio;

import java.util.Locale;

/** Why a request is not taken for Twilio's. The sender is told none of it. */
public enum Refusal {
    /** There is not exactly one signature header. */
    SIGNATURE_MISSING,
    /** The form names no account, several, or one that is not ours. */
    ACCOUNT_UNKNOWN,
    SIGNATURE_WRONG;

    /** As it stands in metrics, e.g. {@code signature-wrong}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
