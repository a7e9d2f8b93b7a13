package dev.ringway.sandbox.recording;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.CallRequest.RecordingOrder;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Records calls that asked for it, from the answer to the end; a call that nobody answers has no recording. */
public final class Recorder implements CallListener {

    /** Twilio works on a recording for a while after the call. */
    private static final Duration PROCESSING = Duration.ofSeconds(2);

    private final Switchboard switchboard;
    private final RecordingBook book;
    private final Timeline timeline;
    private final RecordingListener listener;

    public Recorder(Switchboard switchboard, RecordingBook book, Timeline timeline, RecordingListener listener) {
        this.switchboard = switchboard;
        this.book = book;
        this.timeline = timeline;
        this.listener = listener;
    }

    @Override
    public void changed(Call call) {
        if (call.inProgress()) {
            call.request().recording().ifPresent(order -> begin(call, order));
        } else if (call.status().terminal()) {
            book.ofCall(call.sid())
                    .ifPresent(recording -> process(recording, call.plan().recordingAbsent()));
        }
    }

    /** Takes the media away for ever; false when there is no such recording. */
    public boolean delete(String sid) {
        return book.advance(sid, RecordingStatus.DELETED, timeline.now().truncatedTo(ChronoUnit.SECONDS))
                .isPresent();
    }

    private void begin(Call call, RecordingOrder order) {
        String sid = "RE" + UUID.randomUUID().toString().replace("-", "");
        var recording = Recording.begun(sid, call, order);
        book.add(recording);
        listener.changed(recording);
    }

    private void process(Recording recording, boolean absent) {
        move(recording.sid(), RecordingStatus.PROCESSING);
        switchboard.later(
                PROCESSING, () -> move(recording.sid(), absent ? RecordingStatus.ABSENT : RecordingStatus.COMPLETED));
    }

    private void move(String sid, RecordingStatus status) {
        book.advance(sid, status, timeline.now().truncatedTo(ChronoUnit.SECONDS))
                .ifPresent(listener::changed);
    }
}
