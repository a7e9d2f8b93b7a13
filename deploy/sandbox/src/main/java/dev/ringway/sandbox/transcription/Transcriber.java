package dev.ringway.sandbox.transcription;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.Scenario;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Content;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Started;
import dev.ringway.sandbox.transcription.TranscriptionEvent.Stopped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transcribes live calls: somebody says something every few seconds, until it is stopped or the call is over. */
public final class Transcriber implements CallListener {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final List<String> SENTENCES = List.of(
            "Hello, who is this?",
            "I am calling about your renewal.",
            "Could you call me back on Friday?",
            "Of course, at ten in the morning.",
            "Thank you, goodbye.");
    private static final List<String> OPTING_OUT = List.of(
            "Hello, who is this?",
            "I am calling about your renewal.",
            "Please do not call me again. Take me off your list.",
            "I am sorry to have disturbed you. Goodbye.");

    private final Switchboard switchboard;
    private final Timeline timeline;
    private final TranscriptionListener listener;
    private final LinkedHashMap<String, Transcription> transcriptions = new LinkedHashMap<>();

    public Transcriber(Switchboard switchboard, Timeline timeline, TranscriptionListener listener) {
        this.switchboard = switchboard;
        this.timeline = timeline;
        this.listener = listener;
    }

    /** @return absent when the call is not in progress */
    public synchronized Optional<Transcription> start(Call call, TranscriptionOrder order) {
        if (!call.inProgress()) {
            return Optional.empty();
        }
        String sid = "GT" + UUID.randomUUID().toString().replace("-", "");
        var begun = new Transcription(sid, call.accountSid(), call.sid(), call.seed(), order, false, 1, timeline.now());
        transcriptions.put(sid, begun);
        listener.happened(new Started(begun, timeline.now()));
        listen(sid, 0, call.plan().scenario() == Scenario.OPT_OUT ? OPTING_OUT : SENTENCES);
        return Optional.of(begun);
    }

    /** @return the transcription as it is then; absent when there is none */
    public synchronized Optional<Transcription> stop(String callSid, String sidOrName) {
        return find(callSid, sidOrName).map(found -> {
            end(found);
            return transcriptions.get(found.sid());
        });
    }

    /** By its SID or by its name. */
    public synchronized Optional<Transcription> find(String callSid, String sidOrName) {
        return of(callSid).stream()
                .filter(one -> one.sid().equals(sidOrName) || one.order().name().equals(sidOrName))
                .findFirst();
    }

    public synchronized List<Transcription> of(String callSid) {
        return transcriptions.values().stream()
                .filter(one -> one.callSid().equals(callSid))
                .toList();
    }

    @Override
    public synchronized void changed(Call call) {
        if (call.status().terminal()) {
            of(call.sid()).forEach(this::end);
        }
    }

    @Override
    public synchronized void forgotten(String callSid) {
        transcriptions.values().removeIf(one -> one.callSid().equals(callSid));
    }

    private void end(Transcription transcription) {
        if (!transcription.stopped()) {
            Transcription stopped = transcription.stop(timeline.now());
            transcriptions.replace(stopped.sid(), stopped);
            listener.happened(new Stopped(stopped, timeline.now()));
        }
    }

    private void listen(String sid, int spoken, List<String> sentences) {
        switchboard.later(PAUSE, () -> switchboard.still(() -> say(sid, spoken, sentences)));
    }

    /** Whether it goes on. */
    private synchronized boolean say(String sid, int spoken, List<String> sentences) {
        Transcription now = transcriptions.get(sid);
        if (now == null || now.stopped()) {
            return false;
        }
        String sentence = sentences.get(spoken % sentences.size());
        if (now.order().partialResults()) {
            tell(sid, spoken, sentence.substring(0, sentence.length() / 2), false);
        }
        tell(sid, spoken, sentence, true);
        listen(sid, spoken + 1, sentences);
        return true;
    }

    private void tell(String sid, int spoken, String text, boolean complete) {
        Transcription told = transcriptions.get(sid).told(timeline.now());
        transcriptions.replace(sid, told);
        List<String> tracks = told.order().tracks();
        double confidence = (complete ? 90 + spoken % 10 : 50) / 100.0;
        listener.happened(
                new Content(told, timeline.now(), tracks.get(spoken % tracks.size()), text, confidence, complete));
    }
}
