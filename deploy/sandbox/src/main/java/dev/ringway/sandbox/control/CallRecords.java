package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.control.CallRecord.RecordingRecord;
import dev.ringway.sandbox.control.CallRecord.TranscriptionRecord;
import dev.ringway.sandbox.recording.RecordingBook;
import dev.ringway.sandbox.transcription.Transcriber;
import dev.ringway.sandbox.voice.VoiceLog;
import java.util.Iterator;
import java.util.Optional;

/** Puts together what the sandbox knows of a call, each at one moment. */
public final class CallRecords {

    private final Switchboard switchboard;
    private final CallBook calls;
    private final RecordingBook recordings;
    private final Tariff tariff;
    private final Callbacks callbacks;
    private final VoiceLog voiceLog;
    private final Transcriber transcriber;

    public CallRecords(
            Switchboard switchboard,
            CallBook calls,
            RecordingBook recordings,
            Tariff tariff,
            Callbacks callbacks,
            VoiceLog voiceLog,
            Transcriber transcriber) {
        this.switchboard = switchboard;
        this.calls = calls;
        this.recordings = recordings;
        this.tariff = tariff;
        this.callbacks = callbacks;
        this.voiceLog = voiceLog;
        this.transcriber = transcriber;
    }

    Optional<CallRecord> of(String sid) {
        return switchboard.still(() -> calls.find(sid).map(this::of));
    }

    CallRecord of(Call call) {
        return CallRecord.of(
                call,
                recordings.ofCall(call.sid()).map(RecordingRecord::of),
                tariff.price(call),
                callbacks.of(call.sid()),
                voiceLog.of(call.sid()),
                transcriber.of(call.sid()).stream().map(TranscriptionRecord::of).toList());
    }

    Iterator<CallRecord> newestFirst() {
        return calls.newestFirst().stream()
                .flatMap(call -> of(call.sid()).stream())
                .iterator();
    }
}
