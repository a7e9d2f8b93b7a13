package dev.ringway.transcript.provider;

import java.util.function.Function;

/** What came of a question to ElevenLabs. */
public sealed interface ElevenLabsAnswer<T> {

    /** It was answered, or done. */
    record Done<T>(T value) implements ElevenLabsAnswer<T> {}

    /** It was not, or nobody knows. */
    record Failed<T>(ElevenLabsFailure failure) implements ElevenLabsAnswer<T> {}

    default <R> ElevenLabsAnswer<R> map(Function<T, R> next) {
        return then(value -> new Done<>(next.apply(value)));
    }

    /** Asks the next question, if this one was answered. */
    default <R> ElevenLabsAnswer<R> then(Function<T, ElevenLabsAnswer<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Failed<T>(ElevenLabsFailure failure) -> new Failed<>(failure);
        };
    }
}
