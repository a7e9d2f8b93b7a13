package dev.ringway.transcript.intake.polling;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.missed.Sweep;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs.Page;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Failed;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.store.MissedConversations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes through ElevenLabs' list of conversations, span by span, and reads those that nobody reported of. What is listed is
 * written down before the place in the list is, so a run that ends anywhere is continued and nothing is passed over.
 */
@Component
class ConversationPolling {

    private static final Logger log = LoggerFactory.getLogger(ConversationPolling.class);

    private final ConversationsAtElevenLabs elevenLabs;
    private final MissedConversations missed;
    private final MissedReading reading;
    private final PollingSettings settings;
    private final Clock clock;

    ConversationPolling(
            ConversationsAtElevenLabs elevenLabs,
            MissedConversations missed,
            MissedReading reading,
            PollingSettings settings,
            Clock clock) {
        this.elevenLabs = elevenLabs;
        this.missed = missed;
        this.reading = reading;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        Instant now = clock.instant();
        Sweep sweep = missed.sweep().orElseGet(() -> Sweep.from(now.minus(settings.lookBack())));
        if (!elevenLabs.areReachable() || sweep.isPaused(now)) {
            return;
        }
        Round round = new Round(turn, settings.requestsPerSecond());
        try {
            // Neither waits for the other: what is known is read though the list is away, and what cannot be read hides
            // nothing.
            reading.readDue(round);
            list(sweep, round);
            reading.readDue(round);
            place().filter(open -> open.failures() > 0).ifPresent(open -> save(open.unpaused()));
        } catch (Round.UnavailableException away) {
            Sweep paused = place().orElse(sweep).paused(clock.instant(), away.retryAfter());
            save(paused);
            log.warn(
                    "Conversations are looked for again after {}: {}",
                    paused.pausedUntil().orElseThrow(),
                    away.getMessage());
        }
    }

    private Optional<Sweep> place() {
        return missed.sweep();
    }

    private void list(Sweep begun, Round round) {
        Instant until = clock.instant().minus(settings.grace()).truncatedTo(ChronoUnit.SECONDS);
        Sweep sweep = begun;
        while (sweep.doneUntil().isBefore(until)) {
            sweep = step(sweep, until, round);
            save(sweep);
        }
    }

    private Sweep step(Sweep sweep, Instant until, Round round) {
        Instant end =
                sweep.windowEnd().orElseGet(() -> earlier(sweep.doneUntil().plus(settings.window()), until));
        return switch (round.ask(() -> elevenLabs.list(sweep.doneUntil(), end, sweep.cursor(), settings.pageSize()))) {
            case Done<Page>(Page page) -> {
                reading.note(page.conversations());
                yield page.next()
                        .filter(next -> !sweep.cursor().equals(Optional.of(next)))
                        .map(next -> sweep.goingOnAt(end, next))
                        .orElseGet(() -> sweep.doneUntil(end));
            }
            case Failed<Page>(ElevenLabsFailure refusal) -> {
                save(sweep.startingOver());
                throw new Round.UnavailableException(
                        "the list from " + sweep.doneUntil() + " to " + end + " is refused: " + refusal.reason(),
                        Optional.empty());
            }
        };
    }

    private void save(Sweep sweep) {
        missed.save(sweep, clock.instant());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
