package dev.ringway.transcript.intake.privacy;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.kept.CallLink;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.ErasurePosition;
import dev.ringway.transcript.privacy.PersonalData;
import dev.ringway.transcript.store.CallLinkRepository;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.store.ErasedTranscripts;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.TranscriptRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Somebody wants a conversation deleted or redacted: here it is so when it is answered. Blocks. */
@Component
public final class ErasureIntake {

    private final TranscriptRepository transcripts;
    private final ErasedTranscripts erased;
    private final Erasures erasures;
    private final ConversationObjects objects;
    private final CallLinkRepository calls;
    private final TranscriptRedaction redaction;
    private final Clock clock;

    ErasureIntake(
            TranscriptRepository transcripts,
            ErasedTranscripts erased,
            Erasures erasures,
            ConversationObjects objects,
            CallLinkRepository calls,
            TranscriptRedaction redaction,
            Clock clock) {
        this.transcripts = transcripts;
        this.erased = erased;
        this.erasures = erasures;
        this.objects = objects;
        this.calls = calls;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * Also of what could not become a transcript, where something lies in the object storage that ElevenLabs has sent of it.
     *
     * @throws ProblemException 404, and 409 while its call goes on
     */
    public Erasure delete(String conversationId, String by) {
        Optional<Erasure> done = Optional.empty();
        while (done.isEmpty()) {
            Optional<Erasure> before = erasures.find(conversationId);
            if (before.filter(Erasure::isDeletion).isPresent()) {
                erased.remove(conversationId, before.get().callSid());
                return before.get();
            }
            done = transcripts.find(conversationId).isEmpty()
                            && !objects.of(conversationId).isEmpty()
                    ? deletedUnwritten(conversationId, before, by)
                    : deleted(stored(conversationId), before, by);
        }
        return done.get();
    }

    private Optional<Erasure> deleted(StoredTranscript stored, Optional<Erasure> before, String by) {
        heardBeside(stored.transcript());
        Erasure next = next(before, stored, Set.of(), by);
        return erased.delete(stored, before, next) ? Optional.of(next) : Optional.empty();
    }

    private Optional<Erasure> deletedUnwritten(String conversationId, Optional<Erasure> before, String by) {
        Optional<String> callSid = calls.naming(conversationId).map(CallLink::sid);
        callSid.ifPresent(this::heard);
        Erasure next = next(before, conversationId, callSid, Set.of(), by);
        boolean mine = before.map(known -> erasures.replace(known, next)).orElseGet(() -> erasures.add(next));
        if (mine) {
            // Whoever writes it at this moment looks once more after that, and so does this.
            erased.remove(conversationId, next.callSid());
        }
        return mine ? Optional.of(next) : Optional.empty();
    }

    /**
     * What was heard on its call and is there still comes first: whoever is told that this is done knows that all of it is.
     *
     * @throws ProblemException 404, and 409 while its call goes on
     */
    public Erasure redact(String conversationId, Set<PersonalData> data, String by) {
        heardBeside(stored(conversationId).transcript()).ifPresent(heard -> redact(heard, data, by));
        Optional<Erasure> done = Optional.empty();
        while (done.isEmpty()) {
            Optional<Erasure> before = erasures.find(conversationId);
            StoredTranscript stored = stored(conversationId);
            Erasure next = next(before, stored, data, by);
            Transcript left = redaction.of(stored.transcript(), next.data());
            done = erased.replace(stored, left, before, next) ? Optional.of(next) : Optional.empty();
        }
        return done.get();
    }

    public Optional<Erasure> find(String conversationId) {
        return erasures.find(conversationId);
    }

    /** The newest first. */
    public List<Erasure> list(boolean openOnly, Optional<ErasurePosition> after, int limit) {
        return erasures.list(openOnly, after, limit);
    }

    private StoredTranscript stored(String conversationId) {
        return over(transcripts
                .find(conversationId)
                .orElseThrow(() -> ProblemException.notFound("transcript", conversationId)));
    }

    /** The id of what was heard on the call, where it is there beside a conversation that says less. */
    private Optional<String> heardBeside(Transcript transcript) {
        return transcript.isWhole() || transcript.isLive()
                ? Optional.empty()
                : transcript.twilioCall().flatMap(this::heard);
    }

    private Optional<String> heard(String callSid) {
        return transcripts
                .find(Transcript.liveId(callSid))
                .map(found -> over(found).transcript().conversationId());
    }

    private static StoredTranscript over(StoredTranscript stored) {
        if (stored.transcript().status() == TranscriptStatus.LIVE) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conversation-goes-on",
                    "The call of this conversation goes on. Try again when it is over.");
        }
        return stored;
    }

    private Erasure next(Optional<Erasure> before, StoredTranscript stored, Set<PersonalData> data, String by) {
        String id = stored.transcript().conversationId();
        // It is noted since it came, but for those that came before there were notes.
        stored.transcript().raw().ifPresent(raw -> objects.note(id, raw.location()));
        return next(before, id, stored.transcript().twilioCall(), data, by);
    }

    private Erasure next(
            Optional<Erasure> before, String id, Optional<String> callSid, Set<PersonalData> data, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return before.map(known -> known.and(callSid, data, by, now))
                .orElseGet(() -> Erasure.asked(id, callSid, data, by, now));
    }
}
