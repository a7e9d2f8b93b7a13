package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.callback.Disorder.Disturbance;
import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Turns changes of calls into the callbacks that were subscribed to, and sees them off under the present disorder. */
public final class Callbacks implements CallListener, AutoCloseable {

    private final Timeline timeline;
    private final HttpClients clients = new HttpClients();
    private final Delivery delivery;
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile Disorder disorder = Disorder.NONE;

    public Callbacks(Timeline timeline, String authToken) {
        this.timeline = timeline;
        delivery = new Delivery(timeline, new Signature(authToken), clients);
    }

    public Disorder disorder() {
        return disorder;
    }

    public void disorder(Disorder next) {
        disorder = next;
    }

    @Override
    public void changed(Call call) {
        call.request().statusCallback().ifPresent(target -> report(call, target));
    }

    @Override
    public void forgotten(String sid) {
        lanes.remove(sid);
    }

    public List<CallbackRecord> of(String callSid) {
        Lane lane = lanes.get(callSid);
        return lane == null ? List.of() : lane.records();
    }

    /** Forgets all callbacks; what is on its way still arrives. */
    public void reset() {
        lanes.clear();
        disorder = Disorder.NONE;
    }

    @Override
    public void close() {
        clients.close();
    }

    private void report(Call call, StatusCallback target) {
        Lane lane = lanes.computeIfAbsent(call.sid(), _ -> new Lane(this::send));
        boolean last = call.status().terminal();
        if (!target.events().contains(call.status().event())) {
            if (last) {
                lane.end();
            }
            return;
        }
        int sequence = lane.size();
        var callback = new Callback(
                target.url(),
                target.method(),
                call.status().event().wire(),
                sequence,
                last,
                StatusReport.of(call, sequence, timeline.now()));
        lane.depart(callback, disorder.decide(call.seed(), sequence));
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
