package dev.ringway.campaign.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a campaign stands. */
public enum CampaignStatus {
    /** Not yet started; everything of it may be changed. */
    DRAFT,
    /** Starts by itself at its start date. */
    SCHEDULED,
    ACTIVE,
    /** By people or by itself, with a reason; places no call, and can go on. */
    PAUSED,
    /** Every contact has its end. */
    COMPLETED,
    /** Ended by people before every contact had its end. */
    STOPPED;

    public static Optional<CampaignStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    /** Whether it calls, or has called and may go on. */
    public boolean hasBegun() {
        return this == ACTIVE || this == PAUSED;
    }

    /** Whether it calls nobody any more. */
    public boolean isOver() {
        return this == COMPLETED || this == STOPPED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
