package dev.ringway.sandbox.call;

import dev.ringway.sandbox.call.CallPlan.Step;
import dev.ringway.sandbox.call.CallPlan.Wish;
import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets calls live: each goes through its plan, and every change is told to the listener in order per call. */
public final class Switchboard {

    private final String accountSid;
    private final double timeScale;
    private final Timeline timeline;
    private final CallBook book;
    private final Chance chance;
    private final CallListener listener;
    private final ArrayDeque<Wish> wishes = new ArrayDeque<>();

    /**
     * @param timeScale how many seconds of a call pass in one real second
     */
    public Switchboard(
            String accountSid,
            double timeScale,
            Timeline timeline,
            CallBook book,
            Chance chance,
            CallListener listener) {
        this.accountSid = accountSid;
        this.timeScale = timeScale;
        this.timeline = timeline;
        this.book = book;
        this.chance = chance;
        this.listener = listener;
    }

    /** The next calls take these wishes, one each, before the dialled number decides again. */
    public synchronized void wish(Wish wish, int calls) {
        for (int i = 0; i < calls; i++) {
            wishes.add(wish);
        }
    }

    public Call place(CallRequest request) {
        return place(request, nextWish());
    }

    public Call place(CallRequest request, Wish wish) {
        long seed = chance.next();
        CallPlan plan = CallPlan.of(request.to(), wish, request.ringTimeout(), seed);
        String sid = "CA" + UUID.randomUUID().toString().replace("-", "");
        Call call = Call.queued(sid, accountSid, seed, request, plan, timeline.now());
        book.add(call).ifPresent(listener::forgotten);
        schedule(sid, plan.steps());
        return call;
    }

    /** Ends a call in whatever state it is; absent when it is over already. */
    public synchronized Optional<Call> hangUp(String sid) {
        return book.find(sid).flatMap(call -> move(sid, call.answered() ? CallStatus.COMPLETED : CallStatus.CANCELED));
    }

    /** Ends a call that nobody has answered yet; absent when somebody has, or when it is over. */
    public synchronized Optional<Call> cancel(String sid) {
        return book.find(sid).filter(call -> !call.answered()).flatMap(_ -> move(sid, CallStatus.CANCELED));
    }

    /** Reads something while no call moves, so that a call and its callbacks are seen at one moment. */
    public synchronized <T> T still(Supplier<T> reading) {
        return reading.get();
    }

    public synchronized void reset() {
        wishes.clear();
        book.clear();
    }

    private synchronized Wish nextWish() {
        return Optional.ofNullable(wishes.poll()).orElse(Wish.NONE);
    }

    private void schedule(String sid, List<Step> steps) {
        Step step = steps.getFirst();
        List<Step> rest = steps.subList(1, steps.size());
        timeline.after(scaled(step.after()), () -> {
            if (move(sid, step.status()).isPresent() && !rest.isEmpty()) {
                schedule(sid, rest);
            }
        });
    }

    /** One change at a time, so that the listener hears of a call's changes in their order. */
    private synchronized Optional<Call> move(String sid, CallStatus status) {
        Optional<Call> moved = book.advance(sid, status, timeline.now());
        moved.ifPresent(listener::changed);
        return moved;
    }

    private Duration scaled(Duration callTime) {
        return Duration.ofNanos((long) (callTime.toNanos() / timeScale));
    }
}
