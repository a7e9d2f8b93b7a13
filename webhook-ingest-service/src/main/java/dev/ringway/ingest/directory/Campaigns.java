package dev.ringway.ingest.directory;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The campaigns that may have calls, as far as their agents are told to speak in another way on them. */
public final class Campaigns {

    private final ConcurrentMap<String, CampaignVoice> voices = new ConcurrentHashMap<>();

    /** An older version than the one known is ignored. */
    public void put(CampaignVoice voice) {
        voices.merge(voice.campaignId(), voice, (known, told) -> told.version() < known.version() ? known : told);
    }

    public void remove(String campaignId) {
        voices.remove(campaignId);
    }

    public Optional<CampaignVoice> byId(String campaignId) {
        return Optional.ofNullable(voices.get(campaignId));
    }

    public int size() {
        return voices.size();
    }
}
