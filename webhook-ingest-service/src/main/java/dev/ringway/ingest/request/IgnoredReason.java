package dev.ringway.ingest.request;

import java.util.Locale;

/** Why a genuine request is none of our business. */
public enum IgnoredReason {
    /** Providers' webhooks are workspace-wide: other people's agents come along. */
    AGENT_NOT_OURS;

    /** As it stands in metrics, e.g. {@code agent-not-ours}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
