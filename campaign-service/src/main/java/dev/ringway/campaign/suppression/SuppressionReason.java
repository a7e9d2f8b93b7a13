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

    /** Whether it says more of why the number must not be called: the person's word, then the law's, then facts, then ours. */
    public boolean isStrongerThan(SuppressionReason other) {
        return strength() > other.strength();
    }

    private int strength() {
        return switch (this) {
            case OPT_OUT -> 6;
            case LEGAL -> 5;
            case COMPLAINT -> 4;
            case DO_NOT_CALL_REGISTRY -> 3;
            case WRONG_NUMBER -> 2;
            case INVALID_NUMBER -> 1;
            case MANUAL -> 0;
        };
    }

    /** Whether it is about who has the number, wherever that person is called, not about the number. */
    public boolean isOfPerson() {
        return switch (this) {
            case OPT_OUT, LEGAL, COMPLAINT -> true;
            case DO_NOT_CALL_REGISTRY, WRONG_NUMBER, INVALID_NUMBER, MANUAL -> false;
        };
    }

    public boolean isForEver() {
        return this == OPT_OUT;
    }
}
