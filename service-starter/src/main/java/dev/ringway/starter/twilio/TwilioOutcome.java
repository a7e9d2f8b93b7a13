package dev.ringway.starter.twilio;

import java.util.Optional;
import java.util.function.Function;

/** What came of one request to Twilio. */
public sealed interface TwilioOutcome<T> {

    /** Twilio did it and said so. */
    record Done<T>(T answer) implements TwilioOutcome<T> {}

    /** It was not done, or nobody knows. */
    record Failed<T>(TwilioFailure failure) implements TwilioOutcome<T> {}

    default Optional<T> value() {
        return switch (this) {
            case Done<T>(T answer) -> Optional.of(answer);
            case Failed<T> failed -> Optional.empty();
        };
    }

    default <R> TwilioOutcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T answer) -> new Done<>(change.apply(answer));
            case Failed<T>(TwilioFailure failure) -> new Failed<>(failure);
        };
    }
}
