package dev.ringway.transcript.intake.polling;

import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.missed.Awaited;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs.Listed;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Failed;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.MissedConversations;
import dev.ringway.transcript.store.TranscriptRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the conversations that were listed and are not stored whole, each when it has had its time to be reported of, and
 * again as long as it goes on, and later and later as long as ElevenLabs fails to tell it. One leaves when it is told to all, stored
 * meanwhile, or given up.
 */
@Component
class MissedReading {

    private static final Logger log = LoggerFactory.getLogger(MissedReading.class);
    private static final int PAGE = 50;
    private static final int MOST_DOUBLINGS = 3;
    /** Before one is given up, so that nobody is for a failure that comes after a long time without any look. */
    private static final int LEAST_LOOKS = 4;

    private final ConversationsAtElevenLabs elevenLabs;
    private final MissedConversations missed;
    private final TranscriptRepository transcripts;
    private final Erasures erasures;
    private final OurConversations ours;
    private final MissedReport report;
    private final PollingSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    MissedReading(
            ConversationsAtElevenLabs elevenLabs,
            MissedConversations missed,
            TranscriptRepository transcripts,
            Erasures erasures,
            OurConversations ours,
            MissedReport report,
            PollingSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.elevenLabs = elevenLabs;
        this.missed = missed;
        this.transcripts = transcripts;
        this.erasures = erasures;
        this.ours = ours;
        this.report = report;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Writes down which of these are to be read, and when. */
    void note(List<Listed> listed) {
        List<Listed> candidates = ours.of(listed);
        Map<String, TranscriptStatus> stored = transcripts.statuses(
                candidates.stream().map(Listed::conversationId).toList());
        Set<String> erased =
                erasures.among(candidates.stream().map(Listed::conversationId).toList());
        Instant now = clock.instant();
        missed.await(
                candidates.stream()
                        .filter(one -> !erased.contains(one.conversationId()))
                        .filter(one -> isMissing(one, Optional.ofNullable(stored.get(one.conversationId()))))
                        .map(one -> Awaited.first(one.conversationId(), now, due(one, now)))
                        .toList(),
                now);
    }

    /** A call that did not come about has failed there too, and there is no more to be read of it. */
    private static boolean isMissing(Listed listed, Optional<TranscriptStatus> stored) {
        return stored.filter(status ->
                        status == TranscriptStatus.DONE || (status == TranscriptStatus.FAILED && listed.hasFailed()))
                .isEmpty();
    }

    private Instant due(Listed listed, Instant now) {
        // What is said to end later than now would be waited for until then, whatever the list says.
        Instant end = listed.isOver() ? listed.endedAt().filter(now::isAfter).orElse(now) : now;
        return end.plus(settings.grace());
    }

    /** Until none is due, or it is in vain. */
    void readDue(Round round) {
        List<Awaited> due;
        do {
            due = missed.due(clock.instant(), PAGE);
            for (Awaited one : due) {
                read(one, round);
                if (round.isInVain()) {
                    return;
                }
            }
        } while (!due.isEmpty());
    }

    private void read(Awaited one, Round round) {
        String id = one.conversationId();
        if (erasures.find(id).isPresent()) {
            report.takeBack(id);
            leave(id, "reported");
            return;
        }
        if (transcripts.statuses(List.of(id)).get(id) == TranscriptStatus.DONE) {
            leave(id, "reported");
            return;
        }
        switch (asked(one, round)) {
            case Done<Optional<JsonNode>>(Optional<JsonNode> data)
            when data.isPresent() -> {
                if (report.tell(id, data.get())) {
                    leave(id, "read");
                } else {
                    later(one, "this version cannot read what ElevenLabs tells of it");
                }
            }
            case Done<Optional<JsonNode>> _ -> goesOn(one);
            case Failed<Optional<JsonNode>>(ElevenLabsFailure.NotFound _) -> leave(id, "gone");
            case Failed<Optional<JsonNode>>(ElevenLabsFailure failure)
            when round.wasAnswered() -> {
                log.warn("Conversation {} cannot be read: {}", id, failure.reason());
                later(one, failure.reason());
            }
            // As long as nothing is answered, that tells nothing of the conversation: it stays where it is.
            case Failed<Optional<JsonNode>> _ -> {}
        }
    }

    private ElevenLabsAnswer<Optional<JsonNode>> asked(Awaited one, Round round) {
        try {
            return round.askForOne(() -> elevenLabs.read(one.conversationId()));
        } catch (Round.UnavailableException away) {
            behind(one);
            throw away;
        }
    }

    /** The longer it has lasted the longer it may take, so it is read at most a tenth of that after its end. */
    private void goesOn(Awaited one) {
        Instant now = clock.instant();
        Duration lasted = Duration.between(one.since(), now);
        if (lasted.compareTo(settings.giveUp()) > 0) {
            giveUp(one, "ElevenLabs has not told its end so far");
            return;
        }
        Duration tenth = lasted.dividedBy(10);
        missed.later(one.behind(now.plus(tenth.compareTo(settings.grace()) > 0 ? tenth : settings.grace())), now);
    }

    /** One that ElevenLabs never answers for stands behind the others next time. */
    private void behind(Awaited one) {
        Instant now = clock.instant();
        missed.later(one.behind(now.plus(settings.grace())), now);
    }

    /** Longer from look to look. */
    private void later(Awaited one, String why) {
        Instant now = clock.instant();
        Duration rest = settings.grace().multipliedBy(1L << Math.min(one.looks(), MOST_DOUBLINGS));
        Awaited next = one.later(now.plus(rest));
        if (next.looks() >= LEAST_LOOKS && one.since().plus(settings.giveUp()).isBefore(now)) {
            giveUp(next, why);
            return;
        }
        missed.later(next, now);
    }

    private void giveUp(Awaited one, String why) {
        log.error(
                "Conversation {} is given up, {} looks at it have failed: {}", one.conversationId(), one.looks(), why);
        leave(one.conversationId(), "given-up");
    }

    private void leave(String id, String outcome) {
        missed.remove(id);
        meters.counter("ringway.conversations.missed", "outcome", outcome).increment();
    }
}
