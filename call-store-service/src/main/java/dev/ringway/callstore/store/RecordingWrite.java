package dev.ringway.callstore.store;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.StoredRecording;
import java.util.Optional;

/**
 * A recording to be written where it is still as it was read.
 *
 * @param before what was read; empty for a recording that was not there
 */
public record RecordingWrite(Optional<StoredRecording> before, Recording after) {

    public boolean changes() {
        return before.map(StoredRecording::recording).filter(after::equals).isEmpty();
    }
}
