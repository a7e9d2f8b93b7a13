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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes opt-outs by calls that were not known when they came, since a call is told of on another topic. The others of their
 * topic do not wait. One whose call is not known in time, or that turns out to be impossible, is a dead letter.
 */
@Component
final class LateOptOuts {

    private static final int TOGETHER = 100;

    private final WaitingOptOuts waiting;
    private final OptOut optOut;
    private final LateDeadLetters deadLetters;
    private final CommandSettings settings;
    private final Clock clock;
    private final String group;

    LateOptOuts(
            WaitingOptOuts waiting,
            OptOut optOut,
            LateDeadLetters deadLetters,
            CommandSettings settings,
            Clock clock,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        this.waiting = waiting;
        this.optOut = optOut;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.clock = clock;
        this.group = group;
    }

    void add(Event<OptOutRequested> event) {
        waiting.add(OptOutCommand.waiting(event, clock.instant().plus(settings.callUnknown())));
    }

    void run(Turn turn) {
        Optional<String> after = Optional.empty();
        List<Waiting> some = waiting.next(after, TOGETHER);
        while (!some.isEmpty()) {
            for (Waiting one : some) {
                turn.keep();
                take(one);
            }
            after = Optional.of(some.getLast().id());
            some = waiting.next(after, TOGETHER);
        }
    }

    private void take(Waiting one) {
        Event<OptOutRequested> event = OptOutCommand.event(one);
        switch (optOut.take(OptOutCommand.wish(event))) {
            case Outcome.Done _, Outcome.DoneBefore _ -> waiting.remove(one.id());
            case Outcome.Impossible(String field, String message) -> giveUp(one, event, field + " " + message);
            case Outcome.CallUnknown() -> {
                if (!clock.instant().isBefore(one.until())) {
                    giveUp(one, event, "callSid is of no call that is known after " + settings.callUnknown());
                }
            }
        }
    }

    private void giveUp(Waiting one, Event<OptOutRequested> event, String reason) {
        deadLetters.put(event, group, new RejectedEventException(event, reason));
        waiting.remove(one.id());
    }
}
