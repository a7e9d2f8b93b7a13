package dev.ringway.campaign.dialer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.intake.Newest;
import dev.ringway.campaign.store.AttemptSettlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what became of the calls of attempts. Only the newest of several versions of a call is looked at. Blocks. */
@Component
public final class AttemptIntake {

    private static final Logger log = LoggerFactory.getLogger(AttemptIntake.class);

    private final AttemptSettlement settlement;
    private final Placing placing;
    private final Counter doubles;

    AttemptIntake(AttemptSettlement settlement, Placing placing, MeterRegistry meters) {
        this.settlement = settlement;
        this.placing = placing;
        this.doubles = Counter.builder("ringway.campaign.dial.doubles")
                .description("second calls of one attempt; there must be none")
                .register(meters);
    }

    /** @param attemptId that the call carries */
    public record Reported(String attemptId, CallReport report) {}

    public void take(Collection<Reported> reports) {
        Newest.of(
                        reports,
                        reported -> reported.report().sid(),
                        reported -> reported.report().version().orElse(0L))
                .forEach(reported -> {
                    if (!isItsCall(reported)) {
                        doubles.increment();
                    }
                });
    }

    private boolean isItsCall(Reported reported) {
        try {
            return settlement.heard(reported.attemptId(), reported.report(), placing.pauses());
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            log.error(
                    "Call {} is known as another attempt's than {}",
                    reported.report().sid(),
                    reported.attemptId());
            return false;
        }
    }
}
