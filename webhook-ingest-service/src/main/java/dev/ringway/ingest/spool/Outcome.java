package dev.ringway.ingest.spool;

import dev.ringway.starter.kafka.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of records that the broker was given: it has them, refuses them for ever, or they stay. */
final class Outcome {

    private static final Logger log = LoggerFactory.getLogger(Outcome.class);

    final List<SpooledRecord> taken = new ArrayList<>();
    final List<RefusedRecord> refused = new ArrayList<>();
    final List<SpooledRecord> left = new ArrayList<>();

    /** Waits for all of them, in their order. */
    static Outcome of(Map<SpooledRecord, CompletableFuture<?>> sent) {
        Outcome outcome = new Outcome();
        sent.forEach((record, answer) ->
                outcome.add(record, answer.handle((ok, failure) -> failure).join()));
        return outcome;
    }

    private void add(SpooledRecord record, @Nullable Throwable failure) {
        if (failure == null) {
            taken.add(record);
        } else if (Refusals.forEver(failure)) {
            String reason = String.valueOf(Refusals.rootOf(failure).getMessage());
            log.error("Kafka refuses a spooled record of {} for ever ({}): set aside", record.order(), reason);
            refused.add(new RefusedRecord(record, reason));
        } else {
            left.add(record);
        }
    }

    /** Whether any left the spool. */
    boolean anyGone() {
        return !taken.isEmpty() || !refused.isEmpty();
    }
}
