package dev.ringway.campaign.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a contact may be called. */
public enum ContactStatus {
    ACTIVE,
    INACTIVE,
    /** The person does not want to be called; no merge takes it back. */
    DO_NOT_CALL;

    public static Optional<ContactStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
