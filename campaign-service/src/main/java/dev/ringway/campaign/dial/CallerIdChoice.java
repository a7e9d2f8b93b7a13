package dev.ringway.campaign.dial;

import dev.ringway.campaign.dial.Counters.CallerIdUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From which of a campaign's numbers a contact is called: the one that it was called from before, else the nearest (its area,
 * then its country), of several the least used today, and then the first in the campaign's list. Left out is what has had its
 * calls of the day, rests, or is not known well enough.
 */
record CallerIdChoice(Map<String, CallerIdUse> uses, int callsPerDay, Instant now) {

    /** What was chosen. */
    sealed interface Choice {
        record Chosen(String callerId) implements Choice {}

        record None(Decision.No why) implements Choice {}
    }

    Choice of(List<String> callerIds, Optional<NumberPlace> contact, Optional<String> before) {
        List<String> free = callerIds.stream().filter(this::isFree).toList();
        return before.filter(free::contains)
                .or(() -> free.stream().min(nearest(contact).thenComparingInt(this::callsOfDay)))
                .<Choice>map(Choice.Chosen::new)
                .orElseGet(() -> new Choice.None(none(callerIds)));
    }

    private Decision.No none(List<String> callerIds) {
        List<CallerIdUse> known =
                callerIds.stream().flatMap(number -> known(number).stream()).toList();
        if (callerIds.isEmpty()) {
            return Decision.No.now(Reason.NO_CALLER_ID);
        }
        return known.stream()
                .map(this::freeFrom)
                .min(Comparator.naturalOrder())
                .map(free -> Decision.No.until(
                        known.stream().allMatch(this::isUsedUp) ? Reason.CALLER_IDS_USED_UP : Reason.CALLER_IDS_RESTING,
                        free))
                .orElseGet(() -> Decision.No.now(Reason.CALLER_IDS_UNKNOWN));
    }

    private boolean isFree(String callerId) {
        return known(callerId)
                .filter(Predicate.not(this::isUsedUp))
                .filter(Predicate.not(this::isResting))
                .isPresent();
    }

    /** A count of a day that is over says nothing of today. */
    private Optional<CallerIdUse> known(String callerId) {
        return Optional.ofNullable(uses.get(callerId)).filter(use -> now.isBefore(use.dayEnds()));
    }

    private boolean isUsedUp(CallerIdUse use) {
        return use.callsOfDay() >= callsPerDay;
    }

    private boolean isResting(CallerIdUse use) {
        return use.restsUntil().filter(now::isBefore).isPresent();
    }

    private Instant freeFrom(CallerIdUse use) {
        Instant counted = isUsedUp(use) ? use.dayEnds() : now;
        return use.restsUntil().map(rested -> Span.later(counted, rested)).orElse(counted);
    }

    private int callsOfDay(String callerId) {
        return known(callerId).map(CallerIdUse::callsOfDay).orElse(0);
    }

    private Comparator<String> nearest(Optional<NumberPlace> contact) {
        return Comparator.comparingInt(callerId -> {
            Optional<NumberPlace> own = known(callerId).flatMap(CallerIdUse::place);
            if (own.isEmpty() || contact.isEmpty()) {
                return 2;
            }
            return contact.get().sameArea(own.get()) ? 0 : contact.get().sameCountry(own.get()) ? 1 : 2;
        });
    }
}
