package dev.ringway.transcript.media;

import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaSource;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.lookup.TranscriptLookup;
import dev.ringway.transcript.provider.ConversationAudio;
import dev.ringway.transcript.provider.ElevenLabsSettings;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Conversations as what can be heard. */
@Component
public final class ConversationSound {

    private final TranscriptLookup transcripts;
    private final ConversationAudio audio;
    private final ElevenLabsSettings elevenLabs;

    ConversationSound(TranscriptLookup transcripts, ConversationAudio audio, ElevenLabsSettings elevenLabs) {
        this.transcripts = transcripts;
        this.audio = audio;
        this.elevenLabs = elevenLabs;
    }

    /** Fails with a problem where nothing can be heard: 404 no such transcript, or a live one; 503 without a key. */
    public Mono<MediaSource> of(String conversationId) {
        return Mono.zip(transcripts.isThere(conversationId), transcripts.isErased(conversationId))
                .map(known -> {
                    if (!known.getT1()) {
                        throw ProblemException.notFound("transcript", conversationId);
                    }
                    if (known.getT2()) {
                        throw absent("The conversation was redacted, and its sound was taken away with that.");
                    }
                    if (Transcript.isLiveId(conversationId)) {
                        throw absent(
                                "Of what is heard while a call lasts no sound is kept. Ask for the transcript of the"
                                        + " conversation that takes its place.");
                    }
                    if (!elevenLabs.hasKey()) {
                        throw keyMissing();
                    }
                    return new AtElevenLabs(conversationId);
                });
    }

    static ProblemException keyMissing() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "elevenlabs-key-missing",
                "ELEVENLABS_API_KEY is not set. Set it to a key that may read conversations, and start the service again.");
    }

    private static ProblemException absent(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "audio-absent", detail);
    }

    private final class AtElevenLabs implements MediaSource {

        private final String conversationId;

        private AtElevenLabs(String conversationId) {
            this.conversationId = conversationId;
        }

        @Override
        public String provider() {
            return "ElevenLabs";
        }

        @Override
        public Mono<MediaAnswer> ask(HttpMethod method, Optional<String> range) {
            return audio.ask(method, conversationId, range);
        }

        @Override
        public ProblemException gone() {
            return absent("ElevenLabs has no sound of this conversation. It is there some time after the conversation's"
                    + " end, where its agent keeps sound.");
        }

        @Override
        public ProblemException refused(int status) {
            return switch (status) {
                case 401, 402, 403 ->
                    new ProblemException(
                            HttpStatus.BAD_GATEWAY,
                            "elevenlabs-credentials",
                            "ElevenLabs answered HTTP " + status
                                    + ". Set ELEVENLABS_API_KEY to a key that may read conversations.");
                default -> MediaSource.super.refused(status);
            };
        }
    }
}
