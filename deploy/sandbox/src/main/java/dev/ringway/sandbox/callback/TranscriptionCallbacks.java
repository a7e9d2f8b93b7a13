package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.transcription.Transcription;
import dev.ringway.sandbox.transcription.TranscriptionEvent;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Content;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Started;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Stopped;
import dev.ringway.sandbox.transcription.TranscriptionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tells what is said on a transcribed call. */
public final class TranscriptionCallbacks implements TranscriptionListener {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Callbacks callbacks;

    public TranscriptionCallbacks(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public void happened(TranscriptionEvent event) {
        event.transcription().order().callback().ifPresent(target -> report(event, target));
    }

    private void report(TranscriptionEvent event, Target target) {
        Transcription transcription = event.transcription();
        String name = name(event);
        callbacks.post(new Report(
                CallbackKind.TRANSCRIPTION,
                transcription.callSid(),
                transcription.callSeed(),
                target,
                name,
                name,
                event instanceof Stopped,
                _ -> form(event)));
    }

    private static String name(TranscriptionEvent event) {
        return switch (event) {
            case Started _ -> "transcription-started";
            case Content _ -> "transcription-content";
            case Stopped _ -> "transcription-stopped";
        };
    }

    private static Map<String, String> form(TranscriptionEvent event) {
        Transcription transcription = event.transcription();
        var order = transcription.order();
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", transcription.accountSid());
        form.put("CallSid", transcription.callSid());
        form.put("TranscriptionSid", transcription.sid());
        form.put("Timestamp", event.at().toString());
        form.put("TranscriptionEvent", name(event));
        form.put("SequenceId", Integer.toString(transcription.events()));
        switch (event) {
            case Started _ -> {
                form.put("Name", order.name());
                form.put("LanguageCode", order.languageCode());
                form.put("TranscriptionEngine", order.engine());
                form.put("Track", order.track());
                form.put("PartialResults", Boolean.toString(order.partialResults()));
            }
            case Content content -> {
                form.put("LanguageCode", order.languageCode());
                form.put("Track", content.track());
                form.put("Final", Boolean.toString(content.complete()));
                if (!content.complete()) {
                    form.put("Stability", Double.toString(content.confidence()));
                }
                form.put("TranscriptionData", data(content));
            }
            case Stopped _ -> {}
        }
        return form;
    }

    /** Only what is final has a confidence. */
    private static String data(Content content) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("transcript", content.text());
        if (content.complete()) {
            data.put("confidence", content.confidence());
        }
        return JSON.writeValueAsString(data);
    }
}
