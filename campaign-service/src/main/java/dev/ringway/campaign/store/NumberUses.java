package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.Counters.NumberUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What has been placed to numbers, by whomever. Blocks. */
@Component
class NumberUses {

    /** How much later than its first look a call may be asked for at most: it counts from then on. */
    static final Duration LATER = Duration.ofSeconds(10);

    /** For which a call counts, and how long one may wait from its reservation to its request. */
    private static final Duration COUNTING = Duration.ofHours(25);

    private final DialAttempts attempts;

    NumberUses(DialAttempts attempts) {
        this.attempts = attempts;
    }

    /** @param own left out: it does not stand in its own way */
    NumberUse of(ClientSession session, String number, Optional<DialAttempt> own, Instant now) {
        Predicate<DialAttempt> others =
                attempt -> own.filter(one -> one.id().equals(attempt.id())).isEmpty();
        return new NumberUse(
                attempts.callsTo(session, number, now.minus(COUNTING)).stream()
                        .filter(others)
                        .map(NumberUses::calledAt)
                        .toList(),
                attempts.liveTo(session, number).stream().anyMatch(others));
    }

    /** Of many at once, in two reads. */
    Map<String, NumberUse> of(ClientSession session, Collection<String> numbers, Instant now) {
        Map<String, List<Instant>> calls = attempts.callsTo(session, numbers, now.minus(COUNTING)).stream()
                .collect(Collectors.groupingBy(
                        call -> call.order().to(), Collectors.mapping(NumberUses::calledAt, Collectors.toList())));
        Set<String> inCall = attempts.inCall(session, numbers);
        return numbers.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        number -> new NumberUse(calls.getOrDefault(number, List.of()), inCall.contains(number))));
    }

    private static Instant calledAt(DialAttempt call) {
        return call.call().requestedAt().map(looked -> looked.plus(LATER)).orElse(call.createdAt());
    }
}
