package dev.ringway.transcript.intake;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.store.ErasedTranscripts;
import dev.ringway.transcript.store.Erasures;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Conversations that were deleted and are told again: they are not read. Nothing of one is kept in the object storage, nor
 * what was written as it was being deleted, nor what was heard on its call, which may be told now only. Blocks.
 */
@Component
final class DeletedBefore {

    private final Erasures erasures;
    private final ErasedTranscripts erased;
    private final Payloads payloads;
    private final ErasedPayloads left;

    DeletedBefore(Erasures erasures, ErasedTranscripts erased, Payloads payloads, ErasedPayloads left) {
        this.erasures = erasures;
        this.erased = erased;
        this.payloads = payloads;
        this.left = left;
    }

    /**
     * What came of it goes wherever it may lie, also what travelled: somebody may have put it there and ended, when it was
     * not deleted yet, or at that moment.
     *
     * @param callSid as it is told now
     * @param travelled what came of it with the event
     * @param stored what came of it before the event
     * @return whether it was deleted
     */
    boolean includes(
            String conversationId,
            Optional<String> callSid,
            Optional<Map<String, Object>> travelled,
            Optional<StoredPayload> stored) {
        Optional<Erasure> deletion = deletion(conversationId);
        deletion.ifPresent(known -> {
            left.remove(conversationId, payloads.place(conversationId, travelled, stored));
            Optional<String> told = callSid.filter(Transcript::isTwilioCall);
            erased.remove(conversationId, told.or(known::callSid));
            told.ifPresent(sid -> name(conversationId, sid));
        });
        return deletion.isPresent();
    }

    /** So that others let go of what was heard on the call, too. */
    private void name(String conversationId, String callSid) {
        Optional<Erasure> nameless = nameless(conversationId);
        while (nameless.isPresent()
                && !erasures.replace(nameless.get(), nameless.get().on(callSid))) {
            nameless = nameless(conversationId);
        }
    }

    private Optional<Erasure> nameless(String conversationId) {
        return deletion(conversationId).filter(known -> known.callSid().isEmpty());
    }

    private Optional<Erasure> deletion(String conversationId) {
        return erasures.find(conversationId).filter(Erasure::isDeletion);
    }
}
