package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.callback.CallbackRecord;
import dev.ringway.sandbox.callback.CallbackRecord.Attempt;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The truth about one call, to check others against.
 *
 * @param duration seconds, absent while the call lives
 * @param finished whether the status is terminal
 * @param settled whether, besides, no callback is pending any more
 * @param meant how many callbacks the call gave rise to
 * @param sent how many requests were made for them, retries and duplicates included
 * @param duplicates how many callbacks were sent twice on purpose
 */
public record CallRecord(
        String sid,
        String accountSid,
        String direction,
        String from,
        String to,
        String scenario,
        String status,
        Optional<Long> duration,
        Optional<String> answeredBy,
        Instant createdAt,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        boolean finished,
        boolean settled,
        long meant,
        long sent,
        long duplicates,
        List<CallbackRecord> callbacks) {

    static CallRecord of(Call call, List<CallbackRecord> callbacks) {
        List<Attempt> attempts = callbacks.stream()
                .flatMap(callback -> callback.attempts().stream())
                .toList();
        boolean finished = call.status().terminal();
        return new CallRecord(
                call.sid(),
                call.accountSid(),
                call.request().direction().wire(),
                call.request().from(),
                call.request().to(),
                call.plan().scenario().wire(),
                call.status().wire(),
                call.durationSeconds(),
                call.answeredBy(),
                call.createdAt(),
                call.startTime(),
                call.endTime(),
                finished,
                finished && callbacks.stream().noneMatch(callback -> callback.fate() == Fate.PENDING),
                callbacks.size(),
                attempts.size(),
                attempts.stream()
                        .filter(attempt -> attempt.cause() == Cause.DUPLICATE)
                        .count(),
                callbacks);
    }
}
