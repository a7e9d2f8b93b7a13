package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.time.Timeline;
import java.time.Instant;

/** Reports the changes of a call that were subscribed to. */
public final class StatusCallbacks implements CallListener {

    private final Callbacks callbacks;
    private final Timeline timeline;

    public StatusCallbacks(Callbacks callbacks, Timeline timeline) {
        this.callbacks = callbacks;
        this.timeline = timeline;
    }

    @Override
    public void changed(Call call) {
        call.request().statusCallback().ifPresent(subscribed -> report(call, subscribed));
    }

    private void report(Call call, StatusCallback subscribed) {
        boolean last = call.status().terminal();
        if (subscribed.events().contains(call.status().event())) {
            Instant now = timeline.now();
            callbacks.post(new Report(
                    CallbackKind.STATUS,
                    call.sid(),
                    call.seed(),
                    subscribed.target(),
                    call.status().event().wire(),
                    call.status().wire(),
                    last,
                    sequence -> StatusReport.of(call, sequence, now)));
        } else if (last) {
            callbacks.end(call.sid(), CallbackKind.STATUS);
        }
    }
}
