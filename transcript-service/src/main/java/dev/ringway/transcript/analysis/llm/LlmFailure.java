package dev.ringway.transcript.analysis.llm;

import java.time.Duration;

/**
 * The language model's endpoint gave no answer, or one that makes no sense. Its message holds neither the key nor anything that
 * was said.
 */
public final class LlmFailure extends RuntimeException {

    /** What may help. */
    public enum Kind {
        /** The endpoint is away, slow, or has too much to do: time. */
        ENDPOINT,
        /** It does not take this conversation, or makes nonsense of it: perhaps another try. */
        CONVERSATION,
        /** It takes none: that somebody changes a setting. */
        SETTINGS
    }

    private final Kind kind;
    private final Duration retryAfter;

    LlmFailure(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    /** @param retryAfter what the endpoint asks for; zero: nothing */
    LlmFailure(Kind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    LlmFailure(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.ENDPOINT;
        this.retryAfter = Duration.ZERO;
    }

    public Kind kind() {
        return kind;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
