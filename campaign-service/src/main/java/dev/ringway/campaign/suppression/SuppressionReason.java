package dev.ringway.campaign.suppression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a number is not called. */
public enum SuppressionReason {
    /** The person said so. For ever: no expiry, and only an admin with a reason takes it back. */
    OPT_OUT,
    COMPLAINT,
    /** A public register of people who want no calls. */
    DO_NOT_CALL_REGISTRY,
    /** Somebody else than the contact answers. */
    WRONG_NUMBER,
    /** No telephone is there. */
    INVALID_NUMBER,
    /** A court, a regulator or a lawyer said so. */
    LEGAL,
    /** Somebody of ours decided it. */
    MANUAL;

    public static Optional<SuppressionReason> of(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isForEver() {
        return this == OPT_OUT;
    }
}
