package dev.ringway.campaign.dial;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a caller id is left alone: hardly any of its last calls was answered, as happens to a number that networks mark as
 * unwanted. After the rest it is on trial: one call at a time shows whether it is better.
 *
 * @param calls that are looked at, its last ones; with fewer nothing is said
 * @param answeredPercent fewer than these are too few, 0 to 100
 * @param rest from the end of the last one on
 */
public record CallerIdRest(int calls, BigDecimal answeredPercent, Duration rest) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param answered whether somebody or something took the call */
    public record Ended(Instant at, boolean answered) {}

    /**
     * Empty where its calls are answered; a time that is over where it is on trial.
     *
     * @param last ended calls of the caller id, in any order
     */
    public Optional<Instant> until(List<Ended> last) {
        List<Ended> counting = last.stream()
                .sorted(Comparator.comparing(Ended::at).reversed())
                .limit(calls)
                .toList();
        long answered = counting.stream().filter(Ended::answered).count();
        boolean few = HUNDRED.multiply(BigDecimal.valueOf(answered))
                        .compareTo(answeredPercent.multiply(BigDecimal.valueOf(counting.size())))
                < 0;
        return counting.size() == calls && few
                ? Optional.of(counting.getFirst().at().plus(rest))
                : Optional.empty();
    }
}
