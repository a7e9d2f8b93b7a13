package dev.ringway.ingest.voice;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The way to ElevenLabs' agents. */
public interface AgentConnection {

    /** Announces a call. Must not block; completes, within its own limit of time, whatever happens. */
    CompletableFuture<Connected> connect(Announcement call);

    /**
     * @param from E.164, or what else Twilio said
     * @param direction inbound or outbound
     */
    record Announcement(String agentId, String from, String to, String direction, Map<String, String> variables) {}

    sealed interface Connected {

        /** @param twiml as ElevenLabs gave it */
        @SuppressWarnings("ArrayRecordComponent") // the bytes go out as they came in; nobody compares them
        record Accepted(byte[] twiml) implements Connected {}

        /** @param reason e.g. {@code timed-out}, {@code status-429} */
        record Failed(String reason) implements Connected {}
    }
}
