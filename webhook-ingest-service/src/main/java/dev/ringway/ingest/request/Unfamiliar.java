package dev.ringway.ingest.request;

import java.util.Locale;

/** What a genuine request may contain that this version does not know; it is kept as it came, and counted. */
public enum Unfamiliar {
    EVENT_TYPE,
    PARAMETER,
    VALUE;

    /** As it stands in metrics, e.g. {@code event-type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
