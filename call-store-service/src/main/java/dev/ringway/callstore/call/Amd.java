package dev.ringway.callstore.call;

import java.util.Comparator;
import java.util.Optional;

/**
 * What answering-machine detection found.
 *
 * @param result Twilio's AnsweredBy
 * @param durationMs how long it took, in milliseconds
 */
public record Amd(String result, Optional<Long> durationMs) {

    static final Comparator<Amd> MOST_TELLING_FIRST = Comparator.comparing(Amd::result, Answer.MOST_TELLING_FIRST)
            .thenComparing(amd -> amd.durationMs().orElse(Long.MAX_VALUE));
}
