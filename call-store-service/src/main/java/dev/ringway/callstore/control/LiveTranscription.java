package dev.ringway.callstore.control;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Starts real-time transcription by itself where the campaign of a call wants it, when the call is answered. The wish and
 * the answer come by different topics, in either order; whichever comes second starts it, once per call.
 */
@Component
public final class LiveTranscription {

    private static final Logger log = LoggerFactory.getLogger(LiveTranscription.class);

    /** A wish outlives the longest call, and a call in a queue. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** An answer that we learn of later than this is of a call that is over, or too far on. */
    private static final Duration WORTHWHILE = Duration.ofMinutes(10);

    private final MongoCollection<Document> wishes;
    private final MongoCollection<Document> calls;
    private final CallControl control;
    private final Clock clock;

    LiveTranscription(MongoDatabase database, CallControl control, Clock clock) {
        this.wishes = database.getCollection("transcriptionWishes");
        this.calls = database.getCollection("calls");
        this.control = control;
        this.clock = clock;
    }

    /** A campaign placed a call, and may want to have it transcribed. */
    public void wished(DialAttemptChanged attempt) {
        if (!attempt.liveTranscript()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Mono.from(wishes.updateOne(
                        Filters.eq(attempt.attemptId()),
                        Updates.combine(
                                Updates.setOnInsert("createdAt", now),
                                Updates.set("updatedAt", now),
                                Updates.set("expiresAt", now.plus(KEPT)),
                                Updates.inc("version", 1L)),
                        new UpdateOptions().upsert(true)))
                .block();
        answered(attempt)
                .ifPresent(call -> start(
                        call.getString("_id"),
                        Optional.ofNullable(call.getDate("answeredAt"))
                                .orElseGet(() -> call.getDate("updatedAt"))
                                .toInstant()));
    }

    /** A call changed; it may just have been answered. */
    public void changed(CallChanged call) {
        if (call.status().equals(CallStatus.IN_PROGRESS.text())
                && call.attemptId().filter(this::isWished).isPresent()) {
            start(call.sid(), call.answeredAt().orElse(call.updatedAt()));
        }
    }

    private boolean isWished(String attemptId) {
        return Mono.from(wishes.find(Filters.eq(attemptId)).first())
                .blockOptional()
                .isPresent();
    }

    private Optional<Document> answered(DialAttemptChanged attempt) {
        return Flux.from(calls.find(Filters.and(
                                Filters.eq("attemptId", attempt.attemptId()),
                                Filters.eq("status", CallStatus.IN_PROGRESS.text())))
                        .projection(Projections.include("answeredAt", "updatedAt"))
                        .limit(1))
                .next()
                .blockOptional();
    }

    /** By its reports; what Twilio is asked for may lag behind them, and an end that it tells is among them by now. */
    private boolean isInProgress(String callSid) {
        return Mono.from(calls.find(
                                Filters.and(Filters.eq(callSid), Filters.eq("status", CallStatus.IN_PROGRESS.text())))
                        .first())
                .blockOptional()
                .isPresent();
    }

    /** @throws ProblemException Twilio cannot be asked, and it would still be worthwhile: to be tried again */
    private void start(String callSid, Instant answeredAt) {
        try {
            control.transcribeByItself(callSid);
        } catch (ProblemException refused) {
            boolean passing = refused.status() == HttpStatus.SERVICE_UNAVAILABLE
                    || refused.status() == HttpStatus.GATEWAY_TIMEOUT
                    || refused.code().equals("request-under-way")
                    || (refused.code().equals("call-not-in-progress") && isInProgress(callSid));
            if (passing && answeredAt.plus(WORTHWHILE).isAfter(clock.instant())) {
                throw refused;
            }
            log.warn("Call {} is not transcribed while it lasts: {}", callSid, refused.code());
        }
    }
}
