package dev.ringway.ingest.directory;

import java.util.Map;
import java.util.Optional;

/**
 * How the agent speaks on a campaign's calls, where that differs from how it is set up at ElevenLabs.
 *
 * @param version of the campaign
 * @param variables as texts, since a conversation is begun with texts
 */
public record CampaignVoice(
        String campaignId,
        long version,
        Optional<String> voiceId,
        Optional<String> prompt,
        Optional<String> firstMessage,
        Map<String, String> variables) {

    public CampaignVoice {
        variables = Map.copyOf(variables);
    }
}
