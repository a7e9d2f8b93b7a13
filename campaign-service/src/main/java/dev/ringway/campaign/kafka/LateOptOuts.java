package dev.ringway.campaign.kafka;

import dev.ringway.campaign.intake.OptOut;
import dev.ringway.campaign.intake.OptOut.Outcome;
import dev.ringway.campaign.store.WaitingOptOuts;
import dev.ringway.campaign.store.WaitingOptOuts.Waiting;
import dev.ringway.events.Event;
import dev.ringway.events.commands.OptOutRequested;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.kafka.LateDeadLetters;
import dev.ringway.starter.kafka.RejectedEventException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes opt-outs by calls that were not known when they came, since a call is told of on another topic. The others of their
 * topic do not wait. One whose call is not known in time, or that turns out to be impossible, is a dead letter.
 */
@Component
final class LateOptOuts {

    private static final Logger log = LoggerFactory.getLogger(LateOptOuts.class);
    private static final int TOGETHER = 100;

    private final WaitingOptOuts waiting;
    private final OptOut optOut;
    private final LateDeadLetters deadLetters;
    private final CommandSettings settings;
    private final Clock clock;
    private final String group;
    private final Counter failures;

    LateOptOuts(
            WaitingOptOuts waiting,
            OptOut optOut,
            LateDeadLetters deadLetters,
            CommandSettings settings,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        this.waiting = waiting;
        this.optOut = optOut;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.clock = clock;
        this.group = group;
        this.failures = Counter.builder("ringway.campaign.opt-outs.late.failures")
                .description("opt-outs that wait for their call and could neither be taken nor given up")
                .register(meters);
    }

    void add(Event<OptOutRequested> event) {
        waiting.add(OptOutCommand.waiting(event, clock.instant().plus(settings.callUnknown())));
    }

    /**
     * Each on its own: what fails waits on, and holds no other up. Those to be given up come last, since an acknowledgement of
     * Kafka may be long in coming.
     */
    void run(Turn turn) {
        List<GivenUp> givenUp = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<Waiting> some = waiting.next(after, TOGETHER);
        while (!some.isEmpty()) {
            for (Waiting one : some) {
                turn.keep();
                alone(one, () -> take(one).ifPresent(givenUp::add));
            }
            after = Optional.of(some.getLast().id());
            some = waiting.next(after, TOGETHER);
        }
        for (GivenUp one : givenUp) {
            turn.keep();
            alone(one.waiting(), () -> giveUp(one));
        }
    }

    /** One that nobody can be found by. */
    private record GivenUp(Waiting waiting, Event<OptOutRequested> event, String reason) {}

    private void alone(Waiting one, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            failures.increment();
            log.warn("Opt-out {} waits on, nothing could be done for it: {}", one.id(), failure.toString());
        }
    }

    private Optional<GivenUp> take(Waiting one) {
        Event<OptOutRequested> event = OptOutCommand.event(one);
        return switch (optOut.take(OptOutCommand.wish(event))) {
            case Outcome.Done _, Outcome.DoneBefore _ -> {
                waiting.remove(one.id());
                yield Optional.empty();
            }
            case Outcome.Impossible(String field, String message) ->
                Optional.of(new GivenUp(one, event, field + " " + message));
            case Outcome.CallUnknown() ->
                Optional.of(new GivenUp(
                                one, event, "callSid is of no call that is known after " + settings.callUnknown()))
                        .filter(late -> !clock.instant().isBefore(one.until()));
        };
    }

    private void giveUp(GivenUp one) {
        deadLetters.put(one.event(), group, new RejectedEventException(one.event(), one.reason()));
        waiting.remove(one.waiting().id());
    }
}
