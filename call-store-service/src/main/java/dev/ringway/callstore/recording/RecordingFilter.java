package dev.ringway.callstore.recording;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which recordings; everything that is present must hold.
 *
 * @param statuses any of these; empty means all
 * @param createdFrom inclusive; when we first heard of the recording
 * @param createdBefore exclusive
 */
public record RecordingFilter(
        Optional<String> callSid,
        Set<RecordingStatus> statuses,
        Optional<Instant> createdFrom,
        Optional<Instant> createdBefore) {

    public RecordingFilter {
        statuses = Set.copyOf(statuses);
    }

    public static RecordingFilter ofCall(String callSid) {
        return new RecordingFilter(Optional.of(callSid), Set.of(), Optional.empty(), Optional.empty());
    }
}
