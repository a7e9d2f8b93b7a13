package dev.ringway.ingest.voice;

import java.util.Optional;

/**
 * @param defaultAgent takes the calls for which no other agent is named
 * @param apology the TwiML for a call that no agent can take, in UTF-8; read only
 */
@SuppressWarnings("ArrayRecordComponent") // made once, given out as it is
public record VoicePolicy(Optional<String> defaultAgent, byte[] apology) {}
