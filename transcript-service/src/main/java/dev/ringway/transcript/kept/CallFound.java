package dev.ringway.transcript.kept;

import java.util.Optional;
import java.util.stream.Stream;

/** By what a conversation has found its call, the weakest first: of an attempt there may be several calls. */
public enum CallFound {
    BY_ATTEMPT("attempt"),
    /** The call names the conversation. */
    BY_NAME("name"),
    /** The conversation names its call. */
    BY_ITSELF("itself");

    private final String text;

    CallFound(String text) {
        this.text = text;
    }

    /** As it is stored. */
    public String text() {
        return text;
    }

    public static Optional<CallFound> of(String text) {
        return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    boolean isStrongerThan(CallFound other) {
        return compareTo(other) > 0;
    }
}
