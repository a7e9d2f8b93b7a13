package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Twilio had no usable answer from the voice URL and asked the fallback, so the caller heard an apology instead of an agent.
 *
 * @param errorCode Twilio's; of several the highest
 */
public record VoiceUrlFailure(Optional<Integer> errorCode) {

    static Optional<VoiceUrlFailure> join(Optional<VoiceUrlFailure> one, Optional<VoiceUrlFailure> other) {
        return Stream.of(one, other)
                .flatMap(Optional::stream)
                .reduce((first, second) -> new VoiceUrlFailure(Either.greatest(first.errorCode(), second.errorCode())));
    }
}
