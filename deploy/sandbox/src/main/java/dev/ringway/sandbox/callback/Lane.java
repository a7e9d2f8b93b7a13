package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.callback.Disorder.Disturbance;
import java.util.ArrayList;
import java.util.List;

/**
 * The callbacks of one call on their way out. One that is to be overtaken waits here until enough later ones have
 * arrived (or failed for good), and at the latest until the call's last one has.
 */
final class Lane {

    /** Sends a callback: returns at once, and tells the lane when the callback has arrived. */
    interface Departure {
        void leave(Lane lane, Callback callback, Disturbance disturbance);
    }

    private record Held(Callback callback, Disturbance disturbance, int behind) {

        Held overtakenBy(Callback other) {
            return callback.sequence() < other.sequence() ? new Held(callback, disturbance, behind - 1) : this;
        }
    }

    private final Departure departure;
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<Held> waiting = new ArrayList<>();
    private boolean ended;

    Lane(Departure departure) {
        this.departure = departure;
    }

    synchronized int size() {
        return callbacks.size();
    }

    synchronized List<CallbackRecord> records() {
        return callbacks.stream().map(Callback::record).toList();
    }

    void depart(Callback callback, Disturbance disturbance) {
        synchronized (this) {
            callbacks.add(callback);
            if (!disturbance.lost() && !callback.last() && disturbance.holdBehind() > 0) {
                callback.holdBack();
                waiting.add(new Held(callback, disturbance, disturbance.holdBehind()));
                return;
            }
        }
        if (disturbance.lost()) {
            callback.lose();
            arrived(callback);
        } else {
            departure.leave(this, callback, disturbance);
        }
    }

    /** Lets go whatever was waiting for this one. */
    void arrived(Callback callback) {
        synchronized (this) {
            waiting.replaceAll(held -> held.overtakenBy(callback));
            ended |= callback.last();
        }
        release();
    }

    /** The call is over and its last status was not subscribed to: nobody else will release what waits. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        release();
    }

    private void release() {
        List<Held> released;
        synchronized (this) {
            released =
                    waiting.stream().filter(held -> ended || held.behind <= 0).toList();
            waiting.removeAll(released);
        }
        released.forEach(held -> departure.leave(this, held.callback, held.disturbance));
    }
}
