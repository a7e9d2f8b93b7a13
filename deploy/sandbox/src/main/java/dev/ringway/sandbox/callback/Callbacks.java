package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.callback.Disorder.Disturbance;
import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Sees callbacks off under the present disorder, and remembers what became of each. */
public final class Callbacks implements CallListener {

    private final Timeline timeline;
    private final Delivery delivery;
    private final ConcurrentHashMap<String, CallLanes> lanes = new ConcurrentHashMap<>();
    private volatile Disorder disorder = Disorder.NONE;

    public Callbacks(Timeline timeline, Accounts accounts, HttpClients clients) {
        this.timeline = timeline;
        delivery = new Delivery(timeline, accounts, clients);
    }

    public Disorder disorder() {
        return disorder;
    }

    public void disorder(Disorder next) {
        disorder = next;
    }

    @Override
    public void forgotten(String sid) {
        lanes.remove(sid);
    }

    /** @return kind by kind, each in the order of what happened */
    public List<CallbackRecord> of(String callSid) {
        CallLanes call = lanes.get(callSid);
        return call == null ? List.of() : call.records();
    }

    /** Forgets all callbacks; what is on its way still arrives. */
    public void reset() {
        lanes.clear();
        disorder = Disorder.NONE;
    }

    void post(Report report) {
        Lane lane = lane(report.callSid(), report.kind());
        var callback = new Callback(report, lane.size());
        lane.depart(callback, disorder.decide(report.kind(), report.callSeed(), callback.sequence()));
    }

    /** The last one of this kind was not subscribed to: whatever waits for it must wait no longer. */
    void end(String callSid, CallbackKind kind) {
        lane(callSid, kind).end();
    }

    private Lane lane(String callSid, CallbackKind kind) {
        return lanes.computeIfAbsent(callSid, _ -> new CallLanes(this::send)).of(kind);
    }

    private void send(Lane lane, Callback callback, Disturbance disturbance) {
        callback.expectDeliveries(disturbance.duplicateAfter().isPresent() ? 2 : 1);
        timeline.after(
                departure(disturbance.delay()), () -> delivery.start(callback, false, () -> lane.arrived(callback)));
        disturbance
                .duplicateAfter()
                .ifPresent(later -> timeline.after(
                        departure(disturbance.delay().plus(later)), () -> delivery.start(callback, true, () -> {})));
    }

    /** With bursts, everything leaves on the next multiple of the burst's period. */
    private Duration departure(Duration delay) {
        long period = disorder.burstEveryMillis();
        if (period == 0) {
            return delay;
        }
        long due = timeline.now().plus(delay).toEpochMilli();
        return delay.plusMillis(period - due % period);
    }
}
