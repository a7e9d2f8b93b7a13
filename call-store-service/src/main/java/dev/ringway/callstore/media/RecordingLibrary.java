package dev.ringway.callstore.media;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.store.RecordingQueries;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks recordings up. */
@Component
public final class RecordingLibrary {

    private final RecordingQueries recordings;
    private final RecordingAccount account;

    RecordingLibrary(RecordingQueries recordings, RecordingAccount account) {
        this.recordings = recordings;
        this.account = account;
    }

    /** @param last where the next page goes on; empty on the last page */
    public record RecordingPage(List<StoredRecording> recordings, Optional<RecordingPosition> last) {}

    /** Fails with a 404 problem for one that was never seen. */
    public Mono<StoredRecording> find(String sid) {
        return recordings.find(sid).switchIfEmpty(Mono.error(() -> ProblemException.notFound("recording", sid)));
    }

    /** Fails with a problem where there is no media: 404 never seen or absent, 409 not complete or another account's, 410 deleted. */
    public Mono<Recording> playable(String sid) {
        return find(sid).map(StoredRecording::recording).map(recording -> switch (recording.status()) {
            case COMPLETED -> {
                if (account.anothers(recording)) {
                    throw account.missing(recording);
                }
                yield recording;
            }
            case DELETED -> throw gone(sid);
            case ABSENT ->
                throw new ProblemException(
                        HttpStatus.NOT_FOUND, "recording-absent", "Nothing was heard, so nothing was recorded.");
            case IN_PROGRESS, PAUSED, STOPPED, PROCESSING ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "recording-not-complete",
                        "The recording is not complete. Try again after the call.");
        });
    }

    public static ProblemException gone(String sid) {
        return new ProblemException(
                HttpStatus.GONE, "recording-deleted", "The media of recording " + sid + " was deleted.");
    }

    /** In the order of {@link RecordingPosition}. */
    public Mono<RecordingPage> page(RecordingFilter filter, Optional<RecordingPosition> after, int limit) {
        return recordings.list(filter, after, limit + 1).collectList().map(found -> page(found, limit));
    }

    private static RecordingPage page(List<StoredRecording> found, int limit) {
        if (found.size() <= limit) {
            return new RecordingPage(found, Optional.empty());
        }
        List<StoredRecording> page = List.copyOf(found.subList(0, limit));
        return new RecordingPage(page, Optional.of(RecordingPosition.of(page.getLast())));
    }

    static boolean hasMedia(Recording recording) {
        return recording.status() == RecordingStatus.COMPLETED;
    }
}
