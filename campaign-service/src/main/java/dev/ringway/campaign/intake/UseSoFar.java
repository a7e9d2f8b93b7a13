package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.campaign.store.PreFlightContacts.Known;
import dev.ringway.campaign.store.UsedUp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What calls have used up by now, as it counts at a moment of today; on a later day nothing does, since nobody knows what will
 * have been used up and what will count no more. Blocks.
 */
@Component
final class UseSoFar {

    private final UsedUp used;
    private final UnusedFacts facts;
    private final Clock clock;

    UseSoFar(UsedUp used, UnusedFacts facts, Clock clock) {
        this.used = used;
        this.facts = facts;
        this.clock = clock;
    }

    /** Of a campaign at a moment; what is used of numbers is read for the contacts that it is asked for. */
    interface Use {
        List<Counters> of(List<Known> contacts);
    }

    Use at(Campaign campaign, Instant at) {
        Instant now = clock.instant();
        if (!isToday(campaign, at, now)) {
            Counters unused = facts.unused(campaign, at);
            return contacts -> contacts.stream().map(contact -> unused).toList();
        }
        Counters soFar = of(used.of(campaign, now), at);
        UnaryOperator<NumberUse> then = at.isAfter(now) ? UseSoFar::over : UnaryOperator.identity();
        return contacts -> {
            Map<String, NumberUse> numbers = used.of(
                    contacts.stream().flatMap(one -> number(one).stream()).toList(), now);
            return contacts.stream()
                    .map(one -> number(one)
                            .map(numbers::get)
                            .map(use -> new Counters(Optional.of(then.apply(use)), soFar.spend(), soFar.callerIds()))
                            .orElse(soFar))
                    .toList();
        };
    }

    /** By the campaign's calendar, whose days its money is of. */
    private static boolean isToday(Campaign campaign, Instant at, Instant now) {
        ZoneId zone = campaign.fields().config().schedule().timeZone();
        return LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
    }

    /** A day of caller ids may end before it. */
    private static Counters of(Counters now, Instant at) {
        return new Counters(
                now.number(),
                now.spend(),
                now.callerIds().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, use -> of(use.getValue(), at))));
    }

    private static CallerIdUse of(CallerIdUse now, Instant at) {
        return at.isBefore(now.dayEnds())
                ? now
                : new CallerIdUse(now.place(), 0, CallerIdUse.dayEnds(at), now.restsUntil());
    }

    /** Later today: the call that is under way is over by then. */
    private static NumberUse over(NumberUse now) {
        return new NumberUse(now.calls(), false);
    }

    private static Optional<String> number(Known contact) {
        return contact.contact().map(one -> one.fields().phoneNumber());
    }
}
