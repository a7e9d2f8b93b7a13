package dev.ringway.callstore.kafka;

import dev.ringway.callstore.report.Erased;
import dev.ringway.callstore.store.ErasureRepository;
import dev.ringway.events.Topics;
import dev.ringway.starter.deadletter.DeadLetter;
import dev.ringway.starter.deadletter.ErasedLetters;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Dead letters of conversations that were deleted or redacted: ElevenLabs' reports, and what was heard on their calls. */
@Component
final class ErasedReports implements ErasedLetters {

    private final ErasureRepository erasures;

    ErasedReports(ErasureRepository erasures) {
        this.erasures = erasures;
    }

    @Override
    public boolean includes(DeadLetter letter) {
        Set<String> key = Set.of(letter.key());
        if (letter.isOf(Topics.ELEVENLABS_EVENTS)) {
            return !erasures.among(key, Set.of()).equals(Erased.NOTHING);
        }
        return letter.isOf(Topics.TRANSCRIPT_SEGMENTS)
                && !erasures.among(Set.of(), key).equals(Erased.NOTHING);
    }
}
