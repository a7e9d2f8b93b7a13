package dev.ringway.sandbox.recording;

import dev.ringway.sandbox.call.CallListener;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The recordings of the calls that are remembered; each goes when its call is forgotten. */
public final class RecordingBook implements CallListener {

    private final LinkedHashMap<String, Recording> recordings = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> byCall = new LinkedHashMap<>();

    synchronized void add(Recording recording) {
        recordings.putLast(recording.sid(), recording);
        byCall.put(recording.callSid(), recording.sid());
    }

    /** The recording after the change; absent when it is unknown, or deleted already. */
    synchronized Optional<Recording> advance(String sid, RecordingStatus status, Instant now) {
        Optional<Recording> moved = find(sid).map(recording -> recording.at(status, now));
        moved.ifPresent(recording -> recordings.replace(sid, recording));
        return moved;
    }

    /** Deleted ones are not found. */
    public synchronized Optional<Recording> find(String sid) {
        return found(sid).filter(recording -> !recording.deleted());
    }

    /** Deleted ones too. */
    public synchronized Optional<Recording> found(String sid) {
        return Optional.ofNullable(recordings.get(sid));
    }

    /** Deleted ones too. */
    public synchronized Optional<Recording> ofCall(String callSid) {
        return Optional.ofNullable(byCall.get(callSid)).flatMap(this::found);
    }

    /** As Twilio lists them, deleted ones too. */
    public synchronized List<Recording> newestFirst() {
        return List.copyOf(recordings.sequencedValues().reversed());
    }

    @Override
    public synchronized void forgotten(String callSid) {
        Optional.ofNullable(byCall.remove(callSid)).ifPresent(recordings::remove);
    }
}
