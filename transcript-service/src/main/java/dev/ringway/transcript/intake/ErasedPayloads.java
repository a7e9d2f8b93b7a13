package dev.ringway.transcript.intake;

import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.store.Erasures;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What comes of a conversation that was deleted or redacted before is not kept as it came. Blocks. */
@Component
final class ErasedPayloads {

    private final Payloads payloads;
    private final Erasures erasures;
    private final Clock clock;

    ErasedPayloads(Payloads payloads, Erasures erasures, Clock clock) {
        this.payloads = payloads;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** To be called after it was noted: whoever erases the conversation after this finds it. */
    void keepNone(String conversationId, String location) {
        if (erasures.find(conversationId).isPresent()) {
            remove(conversationId, location);
        }
    }

    /**
     * Of a conversation that was erased. What lies in another object storage than this one cannot be taken away here, and holds
     * up nothing: it is noted, and the erasure is not done any more, so that it says what is left.
     */
    void remove(String conversationId, String location) {
        if (!payloads.remove(location)) {
            payloads.note(conversationId, location);
            lookAgain(conversationId);
        }
    }

    /** Also where it is not done: whoever works on it at this moment may have looked before that was noted. */
    private void lookAgain(String conversationId) {
        Optional<Erasure> known = erasures.find(conversationId);
        while (known.isPresent()
                && !erasures.replace(
                        known.get(), known.get().again(clock.instant().truncatedTo(ChronoUnit.MILLIS)))) {
            known = erasures.find(conversationId);
        }
    }
}
