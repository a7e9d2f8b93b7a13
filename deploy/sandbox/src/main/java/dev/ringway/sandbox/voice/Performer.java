package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.CallRequest.VoiceUrl;
import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.call.Switchboard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a call's instructions verb by verb; after the last one it hangs up. Replaced instructions stop where they are. */
final class Performer {

    private final Switchboard switchboard;
    private final CallBook book;
    private final AgentLine line;
    private final Attendant attendant;
    private final Dialling dialling;

    Performer(Switchboard switchboard, CallBook book, AgentLine line, Attendant attendant) {
        this.switchboard = switchboard;
        this.book = book;
        this.line = line;
        this.attendant = attendant;
        dialling = new Dialling(switchboard);
    }

    void changed(Call call) {
        dialling.changed(call);
        if (call.status().terminal()) {
            line.over(call.sid(), () -> {});
        }
    }

    /** The call has other instructions now: whoever it was connected to is left. */
    void abandon(Call call) {
        dialling.abandon(call.sid());
        line.over(call.sid(), () -> {});
    }

    /** A call that still rings is answered first, unless it is rejected. */
    void begin(Call call, List<Verb> verbs) {
        if (!call.answered()) {
            if (!verbs.isEmpty() && verbs.getFirst() instanceof Verb.Reject reject) {
                switchboard.reject(call.sid(), reject.busy() ? CallStatus.BUSY : CallStatus.NO_ANSWER);
                return;
            }
            switchboard.answer(call.sid());
        }
        perform(call, verbs);
    }

    private void perform(Call call, List<Verb> verbs) {
        Optional<Call> now = book.find(call.sid()).filter(live -> live.inProgress() && live.course() == call.course());
        if (now.isEmpty()) {
            return;
        }
        if (verbs.isEmpty()) {
            switchboard.end(call.sid(), call.course());
            return;
        }
        Runnable next = () -> perform(call, verbs.subList(1, verbs.size()));
        switch (verbs.getFirst()) {
            case Verb.Passing passing -> switchboard.later(passing.duration(), next);
            case Verb.Hangup _, Verb.Reject _ -> switchboard.end(call.sid(), call.course());
            case Verb.Redirect redirect ->
                attendant.ask(now.get(), new VoiceUrl(redirect.target(), Optional.empty()), Map.of());
            case Verb.Connect connect -> {
                line.connected(now.get(), connect.parameters());
                switchboard.later(call.plan().talk(), () -> ifCurrent(call, () -> line.over(call.sid(), next)));
            }
            case Verb.Dial dial ->
                dialling.dial(
                        now.get(),
                        dial,
                        result -> dial.action()
                                .ifPresentOrElse(
                                        action -> attendant.ask(call, new VoiceUrl(action, Optional.empty()), result),
                                        next));
        }
    }

    private void ifCurrent(Call call, Runnable task) {
        book.find(call.sid())
                .filter(live -> live.inProgress() && live.course() == call.course())
                .ifPresent(_ -> task.run());
    }
}
