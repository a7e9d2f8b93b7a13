package dev.ringway.ingest.voice;

import dev.ringway.ingest.directory.CampaignVoice;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way to ElevenLabs' agents. */
public interface AgentConnection {

    /** Announces a call. Must not block; completes, within its own limit of time, whatever happens. */
    CompletableFuture<Connected> connect(Announcement call);

    /**
     * @param from E.164, or what else Twilio said
     * @param direction inbound or outbound
     * @param voice of the campaign, where the agent is to speak in another way than it is set up
     */
    record Announcement(
            String agentId,
            String from,
            String to,
            String direction,
            Map<String, String> variables,
            Optional<CampaignVoice> voice) {}

    sealed interface Connected {

        /** @param twiml as ElevenLabs gave it */
        @SuppressWarnings("ArrayRecordComponent") // the bytes go out as they came in; nobody compares them
        record Accepted(byte[] twiml) implements Connected {}

        /** @param reason e.g. {@code timed-out}, {@code status-429} */
        record Failed(String reason) implements Connected {}
    }
}
