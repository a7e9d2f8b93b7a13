package dev.ringway.callstore.control;

import dev.ringway.callstore.control.Control.Stage;
import dev.ringway.starter.http.HttpSettings;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.shutdown.StopSignal;
import dev.ringway.starter.startup.StartRefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Does a command once for each id. Who comes second with the same id waits for the first and gets the same answer; where
 * the first one died, the second takes over: it begins anew if nothing was sent to Twilio, and only looks what became of
 * it if something may have been. So no command takes effect twice, and none is forgotten as long as somebody asks.
 */
@Component
public final class CallControl {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Controls controls;
    private final Execution execution;
    private final ControlSettings settings;
    private final StopSignal stop = new StopSignal();

    CallControl(Controls controls, Execution execution, ControlSettings settings, HttpSettings http) {
        if (settings.answerWithin().compareTo(http.timeLimit()) >= 0) {
            throw new StartRefusedException(
                    "CALL_CONTROL_ANSWER (" + settings.answerWithin() + ") is not below HTTP_TIME_LIMIT ("
                            + http.timeLimit() + "): what was done to a call would be answered as if nothing had been.",
                    "Set CALL_CONTROL_ANSWER some seconds lower.");
        }
        this.controls = controls;
        this.execution = execution;
        this.settings = settings;
    }

    /**
     * Blocks for as long as Twilio takes, or the other request with the same key, up to the settings' time for an answer:
     * then the command goes on, and is told to be unconfirmed.
     *
     * @param key the client's Idempotency-Key; without one each request is a command of its own
     * @throws ProblemException nothing was done, and the reason; 422 where the key was used for another command
     */
    public Control request(Command command, String subject, Optional<String> key) {
        String id = key.map(text -> "key:" + Command.sha256(subject + "\n" + text))
                .orElseGet(() -> "once:" + UUID.randomUUID());
        return once(id, command, Optional.of(subject));
    }

    /** Transcribes a call by itself, once. */
    public Control transcribeByItself(String callSid) {
        return once("live-transcript:" + callSid, new Command.Transcribe(callSid), Optional.empty());
    }

    private Control once(String id, Command command, Optional<String> by) {
        long answer = System.nanoTime() + settings.answerWithin().toNanos();
        long giveUp = System.nanoTime() + settings.waitForOther().toNanos();
        while (true) {
            Optional<Control> reserved = controls.reserve(id, command, by);
            if (reserved.isPresent()) {
                return inTime(reserved.get(), answer, () -> execution.begin(reserved.get(), command));
            }
            Optional<Control> known = controls.find(id);
            if (known.isPresent()) {
                Optional<Control> result = repeated(known.get(), command, answer);
                if (result.isPresent()) {
                    return result.get();
                }
            }
            pauseUntil(giveUp);
        }
    }

    /** Empty while another request works on it. */
    private Optional<Control> repeated(Control known, Command command, long answer) {
        if (!known.fingerprint().equals(command.fingerprint())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Take a new one for each thing to be done.");
        }
        if (known.stage() == Stage.SETTLED) {
            return Optional.of(
                    known.unconfirmed() ? inTime(known, answer, () -> execution.resolve(known, command)) : known);
        }
        if (!controls.overdue(known)) {
            return Optional.empty();
        }
        return controls.takeOver(known)
                .map(mine -> inTime(
                        mine,
                        answer,
                        () -> mine.stage() == Stage.SENT
                                ? execution.resolve(mine, command)
                                : execution.begin(mine, command)));
    }

    /** Whoever asks must not be told that it took too long, as if nothing had been done: it may be done a moment later. */
    private static Control inTime(Control control, long answer, Supplier<Control> work) {
        FutureTask<Control> task = new FutureTask<>(work::get);
        Thread.ofVirtual().name("call-control").start(task);
        try {
            return task.get(answer - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return control.asUnconfirmed();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return control.asUnconfirmed();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void pauseUntil(long giveUp) {
        if (System.nanoTime() - giveUp >= 0 || stop.pause(PAUSE)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "request-under-way",
                    "A request with this Idempotency-Key is still under way. Repeat it in a few seconds.");
        }
    }

    /** Before the web server, which lets its requests come to their end, waits for those that wait here. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stop.request();
    }
}
