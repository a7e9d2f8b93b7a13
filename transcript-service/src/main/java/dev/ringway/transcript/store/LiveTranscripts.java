package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.heard.Hearing;
import dev.ringway.transcript.heard.Segment;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Transcripts of what is heard while a call lasts, and what takes their place. Both ways hold the call's link, where it is
 * noted that a conversation was told: so what is heard late, or at that very moment, brings nothing back. Blocks.
 */
@Component
public class LiveTranscripts {

    private static final String TOLD = "toldAt";

    private final MongoCollection<Document> transcripts;
    private final TranscriptRepository repository;
    private final TranscriptWrites writes;
    private final CallLinkRepository links;
    private final SegmentRepository segments;
    private final Transactions transactions;
    private final Clock clock;

    public LiveTranscripts(
            MongoDatabase database,
            TranscriptRepository repository,
            TranscriptWrites writes,
            CallLinkRepository links,
            SegmentRepository segments,
            Transactions transactions,
            Clock clock) {
        this.transcripts = database.getCollection("transcripts");
        this.repository = repository;
        this.writes = writes;
        this.links = links;
        this.segments = segments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Brings the live transcript of a call to what was heard of it so far.
     *
     * @param linksKept how long the call's link stays, if there is none yet
     */
    public void hear(String callSid, int mostTurns, Duration linksKept) {
        links.ensure(callSid, clock.instant(), linksKept);
        Optional<List<Segment>> needless = transactions.run(session -> {
            Document link = links.hold(session, callSid, Updates.combine());
            if (link.containsKey(TOLD)) {
                return Optional.empty();
            }
            List<Segment> all = segments.of(session, callSid);
            Optional<StoredTranscript> before = repository.findShort(session, Transcript.liveId(callSid));
            if (before.filter(known -> known.transcript().status() == TranscriptStatus.DONE)
                    .isEmpty()) {
                Conversation heard = Hearing.of(all, mostTurns);
                Transcript next = before.map(known -> known.transcript().hearing(heard))
                        .orElseGet(() -> Transcript.heard(callSid, heard));
                write(session, before, link.containsKey("callVersion") ? next.on(CallLinkRepository.read(link)) : next);
            }
            return Optional.of(Hearing.needless(all));
        });
        needless.ifPresentOrElse(segments::remove, () -> segments.forget(callSid));
    }

    /**
     * Writes a conversation that was told whole, in place of what was heard of its call.
     *
     * @param before what it was made of
     * @return false where somebody else was faster: read and decide again
     * @throws MongoWriteException also where the validator refuses it
     */
    public boolean replace(Optional<StoredTranscript> before, Transcript whole, Duration linksKept) {
        String callSid = whole.twilioCall().orElseThrow();
        links.ensure(callSid, clock.instant(), linksKept);
        boolean done = replaced(before, whole, callSid);
        if (done) {
            segments.forget(callSid);
        }
        return done;
    }

    private boolean replaced(Optional<StoredTranscript> before, Transcript whole, String callSid) {
        boolean same =
                before.map(StoredTranscript::transcript).filter(whole::equals).isPresent();
        return same
                ? transactions.run(session -> gone(session, callSid))
                : writes.writing(
                        before,
                        whole,
                        parts -> transactions.run(session -> {
                            boolean mine = writes.write(session, before, whole, parts);
                            return mine && gone(session, callSid);
                        }));
    }

    /** What was heard of the call, and {@link #prepare prepared}, now that its conversation is told, or erased. */
    boolean gone(ClientSession session, String callSid) {
        told(session, callSid);
        writes.delete(session, Transcript.liveId(callSid));
        return true;
    }

    /** So that it can be {@link #told}. */
    void prepare(String callSid, Duration linksKept) {
        links.ensure(callSid, clock.instant(), linksKept);
    }

    /** What is heard of the call from now on brings nothing back. */
    void told(ClientSession session, String callSid) {
        links.hold(session, callSid, Updates.set(TOLD, now()));
    }

    /** Of a call that was {@link #told}; to be repeated where nobody knows whether it was done. */
    public void forget(String callSid) {
        segments.forget(callSid);
    }

    /** Ids of those that nothing was told of since then, and that are not closed; so many at most. */
    public List<String> silentSince(Instant then, String after, int limit) {
        return Flux.from(transcripts
                        .find(and(
                                in("status", TranscriptStatus.LIVE.text(), TranscriptStatus.PROCESSING.text()),
                                lt("updatedAt", then),
                                regex("_id", "^live:"),
                                gt("_id", after)))
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit))
                .map(document -> document.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private boolean write(ClientSession session, Optional<StoredTranscript> before, Transcript next) {
        boolean same =
                before.map(StoredTranscript::transcript).filter(next::equals).isPresent();
        return same || writes.write(session, before, next, Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
