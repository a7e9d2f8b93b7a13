package dev.ringway.campaign.imports;

import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public static ImportState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
