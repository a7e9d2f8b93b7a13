package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.media.RecordingSize;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.store.UnfinishedRecordings;
import dev.ringway.callstore.store.UnfinishedRecordings.Unfinished;
import dev.ringway.callstore.store.Whose;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches every recording that should have its media by now, each by itself and of its own account: its last callback may
 * be lost, and the lists look at a time twice only. What is complete is measured, since a resource does not tell its size.
 * Used by the one that holds the job's turn.
 */
@Component
class OverdueRecordings {

    private static final Logger log = LoggerFactory.getLogger(OverdueRecordings.class);

    private final UnfinishedRecordings recordings;
    private final AccountsAtTwilio accounts;
    private final RecordingSize sizes;
    private final Discrepancies discrepancies;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final Round<Unfinished, RecordingPosition> round =
            new Round<>(new RecordingPosition(Instant.EPOCH, ""), Unfinished::position);
    private final AskedInVain nothingToHave = new AskedInVain();

    OverdueRecordings(
            UnfinishedRecordings recordings,
            AccountsAtTwilio accounts,
            RecordingSize sizes,
            Discrepancies discrepancies,
            ReconciliationSettings settings,
            Clock clock) {
        this.recordings = recordings;
        this.accounts = accounts;
        this.sizes = sizes;
        this.discrepancies = discrepancies;
        this.settings = settings;
        this.clock = clock;
    }

    /** Goes on where this account's recordings were left; each of them has its turn once in a run. */
    void fetch(Run run) {
        if (run.areOverdueRecordingsDone()) {
            return;
        }
        Instant now = clock.instant();
        String account = run.account().accountSid();
        Whose theirs = new Whose.Of(account, accounts.isMain(run.account()));
        boolean all = round.go(
                account,
                run::mayAskForOverdueRecordings,
                place -> recordings.created(theirs, place, now.minus(settings.shortestLimit()), Round.PAGE),
                recording -> fetchOverdue(recording, run, now));
        if (all) {
            run.overdueRecordingsDone();
        }
    }

    private void fetchOverdue(Unfinished recording, Run run, Instant now) {
        String sid = recording.recordingSid();
        if (recording.createdAt().isBefore(now.minus(limit(recording.status())))
                && !nothingToHave.contains(sid, now)
                && !fetch(sid, run)) {
            nothingToHave.add(sid, now);
        }
    }

    /** @return whether there is, or will be, something to have */
    private boolean fetch(String sid, Run run) {
        Optional<Optional<RecordingFetched>> answer =
                run.askForOne(() -> run.account().recordings().fetch(sid));
        if (answer.isEmpty()) {
            return true;
        }
        Optional<RecordingFetched> fetched = answer.get();
        if (fetched.isEmpty()) {
            log.warn(
                    "Recording {} is not complete, and Twilio does not have it under {}",
                    sid,
                    run.account().accountSid());
            return false;
        }
        if (!fetched.get().status().equals(RecordingStatus.COMPLETED.text())) {
            take(fetched.get(), run);
            return true;
        }
        return takeMeasured(fetched.get(), run);
    }

    /** One whose media cannot be had now is taken in as it is, holds no other up, and has its turn again. */
    private boolean takeMeasured(RecordingFetched complete, Run run) {
        return switch (run.tryToAsk(() -> sizes.measured(complete, run.account()))) {
            case TwilioOutcome.Done<RecordingFetched>(RecordingFetched measured) -> {
                take(measured, run);
                yield measured.size().isPresent();
            }
            case TwilioOutcome.Failed<RecordingFetched>(TwilioFailure failure) -> {
                log.warn("The size of recording {} is not known: {}", complete.recordingSid(), failure.reason());
                take(complete, run);
                yield true;
            }
        };
    }

    private void take(RecordingFetched found, Run run) {
        run.took(1, discrepancies.take(List.of(found)));
    }

    /** One that is being made lasts as long as its call. */
    private Duration limit(RecordingStatus status) {
        return switch (status) {
            case IN_PROGRESS, PAUSED -> settings.answeredLimit();
            case STOPPED, PROCESSING, COMPLETED, ABSENT, DELETED -> settings.unansweredLimit();
        };
    }
}
