package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.recording.Recording;
import dev.ringway.sandbox.recording.RecordingListener;
import dev.ringway.sandbox.recording.RecordingStatus;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reports what becomes of a recording, as far as it was subscribed to. */
public final class RecordingCallbacks implements RecordingListener {

    private final Callbacks callbacks;
    private final Supplier<URI> apiOrigin;

    /** @param apiOrigin where the media is fetched */
    public RecordingCallbacks(Callbacks callbacks, Supplier<URI> apiOrigin) {
        this.callbacks = callbacks;
        this.apiOrigin = apiOrigin;
    }

    @Override
    public void changed(Recording recording) {
        recording.order().callback().ifPresent(target -> report(recording, target));
    }

    private void report(Recording recording, Target target) {
        String status = recording.status().wire();
        boolean last = recording.status() == RecordingStatus.COMPLETED || recording.status() == RecordingStatus.ABSENT;
        if (recording.order().events().contains(status)) {
            callbacks.post(new Report(
                    CallbackKind.RECORDING,
                    recording.callSid(),
                    recording.callSeed(),
                    target,
                    status,
                    status,
                    last,
                    _ -> form(recording)));
        } else if (last) {
            callbacks.end(recording.callSid(), CallbackKind.RECORDING);
        }
    }

    private Map<String, String> form(Recording recording) {
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", recording.accountSid());
        form.put("CallSid", recording.callSid());
        form.put("RecordingSid", recording.sid());
        form.put("RecordingUrl", apiOrigin.get().resolve(recording.path()).toString());
        form.put("RecordingStatus", recording.status().wire());
        recording.duration().ifPresent(seconds -> form.put("RecordingDuration", seconds.toString()));
        form.put("RecordingChannels", Integer.toString(recording.order().channels()));
        form.put("RecordingStartTime", Rfc2822.text(recording.startTime()));
        form.put("RecordingSource", recording.order().source());
        form.put("RecordingTrack", recording.order().track());
        form.put("ErrorCode", Integer.toString(recording.errorCode()));
        return form;
    }
}
