package dev.ringway.transcript.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes transcripts away, or something out of them, together with the wish that this be so everywhere. Blocks. */
@Component
public class ErasedTranscripts {

    private final TranscriptWrites transcripts;
    private final LiveTranscripts live;
    private final Erasures erasures;
    private final Transactions transactions;
    private final Duration linksKept;

    ErasedTranscripts(
            TranscriptWrites transcripts,
            LiveTranscripts live,
            Erasures erasures,
            Transactions transactions,
            @Value("${ringway.transcript.call-links.kept}") Duration linksKept) {
        this.transcripts = transcripts;
        this.live = live;
        this.erasures = erasures;
        this.transactions = transactions;
        this.linksKept = linksKept;
    }

    /**
     * What was heard live of its call goes with it, where it has not gone already, and stays away.
     *
     * @return false where somebody else was faster: read and decide again
     */
    public boolean delete(StoredTranscript stored, Optional<Erasure> before, Erasure wish) {
        boolean done = silencing(
                stored,
                callSid -> together(before, wish, session -> {
                    boolean mine = transcripts.delete(session, stored);
                    callSid.filter(_ -> mine).ifPresent(sid -> live.gone(session, sid));
                    return mine;
                }));
        if (done) {
            forget(wish.conversationId());
            heardOn(stored.transcript()).map(Transcript::liveId).ifPresent(this::forget);
        }
        return done;
    }

    /**
     * What was written at the very moment at which it was put on record that nothing of it is kept. May be repeated.
     *
     * @param callSid of the call at Twilio of which nothing that was heard stays, either
     */
    public void remove(String conversationId, Optional<String> callSid) {
        callSid.ifPresent(sid -> live.prepare(sid, linksKept));
        var _ = transactions.run(session -> {
            transcripts.delete(session, conversationId);
            callSid.ifPresent(sid -> live.gone(session, sid));
            return true;
        });
        forget(conversationId);
        callSid.ifPresent(sid -> {
            live.forget(sid);
            forget(Transcript.liveId(sid));
        });
    }

    /** What lay beside a transcript that was deleted; to be repeated where nobody knows whether it is gone. */
    public void forget(String conversationId) {
        transcripts.forget(conversationId);
    }

    /**
     * Single texts of what was heard live on the call, of which no more is kept; to be repeated where nobody knows whether they
     * are gone.
     */
    public void silence(Erasure erasure) {
        Transcript.heardOn(erasure.conversationId()).or(erasure::callSid).ifPresent(live::forget);
    }

    /** What was heard live is not heard again. */
    private boolean silencing(StoredTranscript stored, Predicate<Optional<String>> change) {
        Transcript erased = stored.transcript();
        if (erased.isWhole()) {
            // Whoever put it in the place of what was heard may have ended before that was taken away.
            erased.twilioCall().ifPresent(live::forget);
        }
        Optional<String> heardOn = heardOn(erased);
        heardOn.ifPresent(callSid -> live.prepare(callSid, linksKept));
        boolean done = change.test(heardOn);
        if (done) {
            heardOn.ifPresent(live::forget);
        }
        return done;
    }

    /** The call of which something is heard still, as long as its conversation is not told whole. */
    private static Optional<String> heardOn(Transcript erased) {
        return erased.isWhole() ? Optional.empty() : erased.twilioCall();
    }

    /** @return false where somebody else was faster: read and decide again */
    public boolean replace(StoredTranscript stored, Transcript left, Optional<Erasure> before, Erasure wish) {
        return silencing(
                stored,
                callSid -> transcripts.writing(
                        Optional.of(stored),
                        left,
                        parts -> together(before, wish, session -> {
                            callSid.ifPresent(sid -> live.told(session, sid));
                            return transcripts.write(session, Optional.of(stored), left, parts);
                        })));
    }

    private boolean together(Optional<Erasure> before, Erasure wish, Predicate<ClientSession> change) {
        try {
            return transactions.run(session -> {
                boolean current = erasures.find(session, wish.conversationId())
                        .map(Erasure::version)
                        .equals(before.map(Erasure::version));
                boolean done = current && change.test(session);
                if (done) {
                    erasures.write(session, before, wish);
                }
                return done;
            });
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }
}
