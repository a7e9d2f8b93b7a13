package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.time.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Every call that was placed by an API since the last reset, however many: a call that is forgotten elsewhere stays here as
 * it was last seen.
 */
public final class DialLog implements CallListener {

    private final Timeline timeline;
    private final LinkedHashMap<String, DialRecord> dials = new LinkedHashMap<>();

    public DialLog(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public synchronized void placed(Call call) {
        call.request().dialOrder().ifPresent(order -> dials.put(call.sid(), DialRecord.of(call, order, endedAt(call))));
    }

    @Override
    public synchronized void changed(Call call) {
        if (dials.containsKey(call.sid())) {
            placed(call);
        }
    }

    @Override
    public void detected(Call call) {
        changed(call);
    }

    synchronized List<DialRecord> oldestFirst() {
        return List.copyOf(dials.values());
    }

    synchronized void reset() {
        dials.clear();
    }

    private Optional<Instant> endedAt(Call call) {
        return call.status().terminal() ? Optional.of(timeline.now().truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
    }
}
