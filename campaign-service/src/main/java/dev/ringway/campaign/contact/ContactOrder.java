package dev.ringway.campaign.contact;

import java.util.Optional;

/** By the time of creation, which never changes, so that no page shifts. */
public enum ContactOrder {
    NEWEST_FIRST("-createdAt"),
    OLDEST_FIRST("createdAt");

    private final String text;

    ContactOrder(String text) {
        this.text = text;
    }

    public static Optional<ContactOrder> of(String text) {
        return Optional.of(text).flatMap(named -> switch (named) {
            case "-createdAt" -> Optional.of(NEWEST_FIRST);
            case "createdAt" -> Optional.of(OLDEST_FIRST);
            default -> Optional.empty();
        });
    }

    public String text() {
        return text;
    }
}
