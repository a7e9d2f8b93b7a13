package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.numbers.NumberPlaces;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has been placed from caller ids today, by whomever, and which of them rest. Blocks. */
@Component
class CallerIdUses {

    private final DialAttempts attempts;
    private final CallerIdRests rests;
    private final NumberPlaces places;

    CallerIdUses(DialAttempts attempts, CallerIdRests rests, NumberPlaces places) {
        this.attempts = attempts;
        this.rests = rests;
        this.places = places;
    }

    /** @param own left out: it does not stand in its own way */
    Map<String, CallerIdUse> of(ClientSession session, List<String> callerIds, Optional<DialAttempt> own, Instant now) {
        Instant begins = CallerIdUse.dayOf(now).minus(NumberUses.LATER);
        Instant ends = CallerIdUse.dayEnds(now);
        Map<String, Long> today = attempts.from(session, callerIds, begins);
        Map<String, CallerIdUse> uses = new HashMap<>();
        for (String callerId : callerIds) {
            long ownCall = own.filter(attempt -> attempt.order().from().equals(callerId))
                            .filter(attempt -> attempt.call()
                                    .requestedAt()
                                    .map(looked -> !looked.isBefore(begins))
                                    .orElse(true))
                            .isPresent()
                    ? 1
                    : 0;
            int calls = Math.toIntExact(today.getOrDefault(callerId, 0L) - ownCall);
            uses.put(callerId, new CallerIdUse(places.of(callerId), calls, ends, rests.until(session, callerId, own)));
        }
        return uses;
    }
}
