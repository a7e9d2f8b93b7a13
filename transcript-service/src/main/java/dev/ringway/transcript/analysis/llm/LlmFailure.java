package dev.ringway.transcript.analysis.llm;

/** The language model's endpoint gave no answer. Its message holds neither the key nor anything that was said. */
public final class LlmFailure extends RuntimeException {

    private final boolean temporary;

    LlmFailure(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    LlmFailure(String message, boolean temporary, Throwable cause) {
        super(message, cause);
        this.temporary = temporary;
    }

    /** Whether the same request may well succeed later; else it needs somebody to change a setting. */
    public boolean temporary() {
        return temporary;
    }
}
