package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.CallRequest.VoiceUrl;
import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.callback.CallParameters;
import dev.ringway.sandbox.callback.HttpClients;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.voice.VoiceClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a call's instructions when Twilio would: an inbound call's while it rings, another's when it is answered, or,
 * where the call waits for answering-machine detection, when that has its result.
 */
public final class Attendant implements CallListener {

    /** "We are sorry, an application error has occurred. Goodbye." */
    private static final List<Verb> APOLOGY =
            List.of(new Verb.Passing("Say", Duration.ofSeconds(5)), new Verb.Hangup());

    private final Switchboard switchboard;
    private final CallBook book;
    private final Timeline timeline;
    private final VoiceClient client;
    private final VoiceLog log;
    private final Performer performer;

    public Attendant(
            Switchboard switchboard,
            CallBook book,
            Timeline timeline,
            HttpClients clients,
            Accounts accounts,
            VoiceLog log,
            AgentLine line) {
        this.switchboard = switchboard;
        this.book = book;
        this.timeline = timeline;
        this.log = log;
        client = new VoiceClient(clients, accounts);
        performer = new Performer(switchboard, book, line, this);
    }

    @Override
    public void changed(Call call) {
        performer.changed(call);
        boolean inbound = call.request().direction() == Direction.INBOUND;
        CallStatus due = inbound ? CallStatus.RINGING : CallStatus.IN_PROGRESS;
        boolean waits =
                call.request().detection().filter(asked -> !asked.async()).isPresent();
        if (call.status() == due && !waits && call.plan().scenario().answered()) {
            call.request().voice().ifPresent(voice -> askLater(call, voice));
        }
    }

    @Override
    public void detected(Call call) {
        if (call.course() == 0 && CallParameters.waitedFor(call).isPresent()) {
            call.request().voice().ifPresent(voice -> askLater(call, voice));
        }
    }

    /** New instructions for a live call, from the API: they are asked for, or given. */
    public Optional<Call> redirect(String sid, Optional<Target> url, String twiml) {
        Optional<Call> redirected = switchboard.redirect(sid);
        redirected.ifPresent(call -> {
            performer.abandon(call);
            switchboard.later(
                    Duration.ZERO,
                    () -> url.ifPresentOrElse(
                            target -> ask(call, new VoiceUrl(target, Optional.empty()), Map.of()),
                            () -> follow(call, "", VoiceClient.parsed("given", twiml, ""))));
        });
        return redirected;
    }

    private void askLater(Call call, VoiceUrl voice) {
        switchboard.later(Duration.ZERO, () -> ask(call, voice, Map.of()));
    }

    /** @param extra besides what is said of the call in every request */
    void ask(Call call, VoiceUrl voice, Map<String, String> extra) {
        Map<String, String> form = parameters(call, extra);
        Answer answer = client.ask(voice.target(), form);
        if (answer.errorCode() == 0 || voice.fallback().isEmpty()) {
            follow(call, voice.target().url(), answer);
            return;
        }
        log.add(call.sid(), record(voice.target().url(), answer));
        Target fallback = voice.fallback().get();
        form.put("ErrorCode", Integer.toString(answer.errorCode()));
        form.put("ErrorUrl", voice.target().url());
        follow(call, fallback.url(), client.ask(fallback, form));
    }

    private Map<String, String> parameters(Call call, Map<String, String> extra) {
        Call now = book.find(call.sid()).orElse(call);
        Map<String, String> form = CallParameters.of(now);
        CallParameters.waitedFor(now)
                .ifPresent(found -> form.put(
                        "MachineDetectionDuration", Long.toString(found.after().toMillis())));
        form.putAll(extra);
        return form;
    }

    private void follow(Call call, String url, Answer answer) {
        log.add(call.sid(), record(url, answer));
        performer.begin(call, answer.errorCode() == 0 ? answer.verbs() : APOLOGY);
    }

    private VoiceRecord record(String url, Answer answer) {
        List<String> verbs = answer.verbs().stream().map(Verb::element).toList();
        return new VoiceRecord(timeline.now(), url, answer.answer(), answer.errorCode(), verbs);
    }
}
