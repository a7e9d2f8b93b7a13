package dev.ringway.callstore.media;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.store.RecordingQueries;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Deletes the media of recordings whose time has come, the oldest first. What was deleted is marked at once, so a run that
 * ends early is gone on with by the next. One that Twilio refuses to delete is left for the next run, as is everything of an
 * account that cannot be asked, and then the run counts as failed.
 */
@Component
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** So many times the deletions of a run may be tried, where many cannot be deleted. */
    private static final int TRIED_TO_DELETED = 5;

    private final RecordingQueries recordings;
    private final RecordingDeletion deletion;
    private final RecordingAccount account;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(
            RecordingQueries recordings,
            RecordingDeletion deletion,
            RecordingAccount account,
            RetentionSettings settings,
            Clock clock) {
        this.recordings = recordings;
        this.deletion = deletion;
        this.account = account;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        if (settings.kept().equals(Duration.ZERO)) {
            return;
        }
        Instant due = clock.instant().minus(settings.kept());
        Set<String> tried = new HashSet<>();
        Map<String, ProblemException> refusing = new HashMap<>();
        int deleted = 0;
        List<Recording> next;
        do {
            // What cannot be deleted takes nobody's place: those behind are looked for once more without it.
            next = due(due, tried, refusing.keySet(), settings.perRun() - deleted);
            for (Recording recording : next) {
                turn.keep();
                String accountSid = account.of(recording).accountSid();
                if (!refusing.containsKey(accountSid)) {
                    deleted += deleted(recording, accountSid, refusing) ? 1 : 0;
                }
                if (!refusing.containsKey(accountSid)) {
                    tried.add(recording.recordingSid());
                }
            }
        } while (!next.isEmpty() && deleted < settings.perRun() && tried.size() < TRIED_TO_DELETED * settings.perRun());
        if (!tried.isEmpty()) {
            log.info("Retention: {} of {} recordings deleted that were due", deleted, tried.size());
        }
        refusing.values().stream().findFirst().ifPresent(refused -> {
            throw refused;
        });
    }

    /** The oldest first. Those of other accounts take nobody's place, however many there are. */
    private List<Recording> due(Instant due, Set<String> tried, Set<String> refusing, int most) {
        AtomicLong skipped = new AtomicLong();
        List<Recording> old = recordings
                .createdBefore(due)
                .map(StoredRecording::recording)
                .filter(recording -> {
                    boolean anothers = account.anothers(recording);
                    skipped.addAndGet(anothers ? 1 : 0);
                    return !anothers
                            && !tried.contains(recording.recordingSid())
                            && !refusing.contains(account.of(recording).accountSid());
                })
                .take(most)
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (skipped.get() > 0) {
            log.warn(
                    "Retention: {} recordings that are due belong to a Twilio account that is not configured", skipped);
        }
        return old;
    }

    /** @param refusing gets the account where it cannot be asked for any of its recordings at the moment */
    private boolean deleted(Recording recording, String accountSid, Map<String, ProblemException> refusing) {
        try {
            deletion.delete(recording, Optional.empty());
            return true;
        } catch (ProblemException refused) {
            if (refused.status() == HttpStatus.SERVICE_UNAVAILABLE
                    || refused.code().equals("twilio-refuses-the-account")) {
                refusing.put(accountSid, refused);
            }
            log.warn(
                    "Retention: recording {} of {} is still there: {}",
                    recording.recordingSid(),
                    accountSid,
                    refused.code());
            return false;
        }
    }
}
