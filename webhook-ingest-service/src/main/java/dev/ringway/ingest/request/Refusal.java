package dev.ringway.ingest.request;

import java.util.Locale;

/** Why a request is not taken for the provider's. The sender is told none of it. */
public enum Refusal {
    /** What proves the sender is missing, or is there several times. */
    SIGNATURE_MISSING,
    /** It is there, and is none. */
    SIGNATURE_MALFORMED,
    /** Signed too long ago, or too far ahead. */
    SIGNATURE_OUT_OF_TIME,
    /** The request names no account, several, or one that is not ours. */
    ACCOUNT_UNKNOWN,
    /** It names a key or an algorithm that is not configured here. */
    KEY_UNKNOWN,
    SIGNATURE_WRONG;

    /** As it stands in metrics, e.g. {@code signature-wrong}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
