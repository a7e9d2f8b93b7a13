package dev.ringway.callstore.media;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.store.RecordingQueries;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Deletes the media of recordings whose time has come, the oldest first. What was deleted is marked at once, so a run that
 * ends early is gone on with by the next. One that Twilio refuses to delete is left for the next run; where Twilio is away,
 * so is everything.
 */
@Component
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

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
        AtomicLong skipped = new AtomicLong();
        // Those of other accounts take nobody's place, however many there are.
        List<StoredRecording> old = recordings
                .createdBefore(due)
                .filter(stored -> {
                    boolean anothers = account.anothers(stored.recording());
                    skipped.addAndGet(anothers ? 1 : 0);
                    return !anothers;
                })
                .take(settings.perRun())
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (skipped.get() > 0) {
            log.warn("Retention: {} recordings that are due belong to another Twilio account", skipped.get());
        }
        int deleted = 0;
        for (StoredRecording stored : old) {
            turn.keep();
            if (deleted(stored.recording())) {
                deleted++;
            }
        }
        if (!old.isEmpty()) {
            log.info("Retention: {} of {} recordings deleted that were due", deleted, old.size());
        }
    }

    /** @throws ProblemException Twilio cannot be asked for any at the moment */
    private boolean deleted(Recording recording) {
        try {
            deletion.delete(recording, Optional.empty());
            return true;
        } catch (ProblemException refused) {
            if (refused.status() == HttpStatus.SERVICE_UNAVAILABLE
                    || refused.code().equals("twilio-refuses-the-account")) {
                throw refused;
            }
            log.warn("Retention: recording {} is still there: {}", recording.recordingSid(), refused.code());
            return false;
        }
    }
}
