package dev.ringway.transcript.kafka;

import dev.ringway.events.Topics;
import dev.ringway.starter.deadletter.DeadLetter;
import dev.ringway.starter.deadletter.ErasedLetters;
import dev.ringway.transcript.store.Erasures;
import org.springframework.stereotype.Component;

/** Dead letters of conversations that were deleted or redacted: ElevenLabs' reports, and what was heard on their calls. */
@Component
final class ErasedReports implements ErasedLetters {

    private final Erasures erasures;

    ErasedReports(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public boolean includes(DeadLetter letter) {
        if (letter.isOf(Topics.ELEVENLABS_EVENTS)) {
            return erasures.find(letter.key()).isPresent();
        }
        return letter.isOf(Topics.TRANSCRIPT_SEGMENTS) && erasures.isErasedOn(letter.key());
    }
}
