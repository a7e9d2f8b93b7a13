package dev.ringway.campaign.campaign;

import java.util.Optional;

/** By the time of creation, which never changes, so that no page shifts. */
public enum CampaignOrder {
    NEWEST_FIRST,
    OLDEST_FIRST;

    public static Optional<CampaignOrder> of(String text) {
        return switch (text) {
            case "-createdAt" -> Optional.of(NEWEST_FIRST);
            case "createdAt" -> Optional.of(OLDEST_FIRST);
            default -> Optional.empty();
        };
    }
}
