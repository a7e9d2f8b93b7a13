package dev.ringway.sandbox.voice;

import java.time.Instant;
import java.util.List;

/**
 * One request for TwiML and what came of it.
 *
 * @param url where; empty for TwiML that came with a request to the API
 * @param answer the HTTP status, or what failed: connect, read, broken
 * @param errorCode Twilio's, 0 when the answer could be followed
 * @param verbs of the document, by name, in order
 */
public record VoiceRecord(Instant at, String url, String answer, int errorCode, List<String> verbs) {}
