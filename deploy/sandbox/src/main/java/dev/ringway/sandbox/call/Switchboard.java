package dev.ringway.sandbox.call;

import dev.ringway.sandbox.call.CallPlan.Step;
import dev.ringway.sandbox.call.CallPlan.Wish;
import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets calls live: each goes through its plan, and every change is told to the listeners in order per call. */
public final class Switchboard {

    private final String accountSid;
    private final double timeScale;
    private final Timeline timeline;
    private final CallBook book;
    private final Chance chance;
    private final DialQueue queue;
    private final List<CallListener> listeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Wish> wishes = new ArrayDeque<>();

    /**
     * @param timeScale how many seconds of a call pass in one real second
     * @param queue where calls that are placed wait for their turn
     */
    public Switchboard(
            String accountSid, double timeScale, Timeline timeline, CallBook book, Chance chance, DialQueue queue) {
        this.accountSid = accountSid;
        this.timeScale = timeScale;
        this.timeline = timeline;
        this.book = book;
        this.chance = chance;
        this.queue = queue;
    }

    public void listen(CallListener listener) {
        listeners.add(listener);
    }

    /** The next calls take these wishes, one each, before the dialled number decides again. */
    public synchronized void wish(Wish wish, int calls) {
        for (int i = 0; i < calls; i++) {
            wishes.add(wish);
        }
    }

    /** Under the main account. */
    public Call place(CallRequest request) {
        return place(accountSid, request);
    }

    public Call place(String account, CallRequest request) {
        return place(account, request, nextWish());
    }

    public Call place(String account, CallRequest request, Wish wish) {
        long seed = chance.next();
        CallPlan plan = CallPlan.of(request, wish, seed);
        String sid = "CA" + UUID.randomUUID().toString().replace("-", "");
        Call call = Call.queued(sid, account, seed, request, plan, timeline.now());
        book.add(call).ifPresent(forgotten -> tell(listener -> listener.forgotten(forgotten)));
        tell(listener -> listener.placed(call));
        if (request.direction() == Direction.OUTBOUND) {
            queue.enter(account, () -> begin(call));
        } else {
            schedule(sid, plan.steps());
        }
        return call;
    }

    /** False when the call was cancelled or forgotten while it waited. */
    private boolean begin(Call call) {
        boolean waiting =
                book.find(call.sid()).filter(now -> !now.status().terminal()).isPresent();
        if (waiting) {
            schedule(call.sid(), call.plan().steps());
        }
        return waiting;
    }

    /** Ends a call in whatever state it is; absent when it is over already. */
    public synchronized Optional<Call> hangUp(String sid) {
        return book.find(sid).flatMap(call -> move(sid, call.answered() ? CallStatus.COMPLETED : CallStatus.CANCELED));
    }

    /** Ends a call that nobody has answered yet; absent when somebody has, or when it is over. */
    public synchronized Optional<Call> cancel(String sid) {
        return book.find(sid).filter(call -> !call.answered()).flatMap(_ -> move(sid, CallStatus.CANCELED));
    }

    /** An inbound call whose instructions have come is answered. */
    public synchronized Optional<Call> answer(String sid) {
        return move(sid, CallStatus.IN_PROGRESS);
    }

    /** An inbound call is not taken. */
    public synchronized Optional<Call> reject(String sid, CallStatus status) {
        return book.find(sid).filter(call -> !call.answered()).flatMap(_ -> move(sid, status));
    }

    /** The call gets new instructions: whatever the old ones still meant to do with it is void. */
    public synchronized Optional<Call> redirect(String sid) {
        return book.change(sid, Call::redirected);
    }

    /** Ends the call if its instructions are still those of this course. */
    public synchronized void end(String sid, int course) {
        book.find(sid).filter(call -> call.course() == course).ifPresent(_ -> hangUp(sid));
    }

    /** Reads something while no call moves, so that a call and its callbacks are seen at one moment. */
    public synchronized <T> T still(Supplier<T> reading) {
        return reading.get();
    }

    public synchronized void reset() {
        wishes.clear();
        queue.reset();
        book.newestFirst().forEach(call -> tell(listener -> listener.forgotten(call.sid())));
        book.clear();
    }

    /** @param callTime what passes in the call until then */
    public void later(Duration callTime, Runnable task) {
        timeline.after(Duration.ofNanos((long) (callTime.toNanos() / timeScale)), task);
    }

    private synchronized Wish nextWish() {
        return Optional.ofNullable(wishes.poll()).orElse(Wish.NONE);
    }

    private void schedule(String sid, List<Step> steps) {
        Step step = steps.getFirst();
        List<Step> rest = steps.subList(1, steps.size());
        later(step.after(), () -> {
            Optional<Call> moved = followed(sid, step.status());
            if (!rest.isEmpty() && moved.filter(call -> !instructed(call)).isPresent()) {
                schedule(sid, rest);
            }
        });
    }

    private synchronized Optional<Call> followed(String sid, CallStatus status) {
        return book.find(sid).filter(call -> call.course() == 0).flatMap(_ -> move(sid, status));
    }

    /** From here on TwiML decides, not the plan: from the answer, or, where we are called, from the ringing. */
    private static boolean instructed(Call call) {
        CallStatus from = call.request().direction() == Direction.INBOUND ? CallStatus.RINGING : CallStatus.IN_PROGRESS;
        return call.request().voice().isPresent() && call.plan().scenario().answered() && call.status() == from;
    }

    /** One change at a time, so that the listeners hear of a call's changes in their order. */
    private synchronized Optional<Call> move(String sid, CallStatus status) {
        Optional<Call> moved = book.advance(sid, status, timeline.now());
        moved.ifPresent(call -> {
            tell(listener -> listener.changed(call));
            if (status == CallStatus.IN_PROGRESS) {
                call.plan().detection().ifPresent(found -> later(found.after(), () -> detected(sid, found)));
            }
        });
        return moved;
    }

    private synchronized void detected(String sid, Detection found) {
        book.change(sid, call -> call.detected(found)).ifPresent(call -> tell(listener -> listener.detected(call)));
    }

    private void tell(Consumer<CallListener> news) {
        listeners.forEach(news);
    }
}
