package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest.AnswerDetection;
import dev.ringway.sandbox.call.DialOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that was placed by an API, in short. Its times are of the wall clock, to the millisecond.
 *
 * @param attempt as its URLs, or ElevenLabs' dynamic variables, name it
 * @param source twilio or elevenlabs: whose API placed it
 * @param begunAt when it had its turn and was dialled; absent while it waits, and for ever when it was cancelled before
 * @param timeLimit seconds after which it is ended
 * @param detection Enable or DetectMessageEnd, where answering-machine detection was asked for
 */
public record DialRecord(
        String sid,
        Optional<String> attempt,
        Optional<String> campaign,
        String source,
        String accountSid,
        String from,
        String to,
        String scenario,
        String status,
        Instant createdAt,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        Optional<String> detection,
        Optional<String> answeredBy,
        boolean recording,
        long timeLimit) {

    static DialRecord of(Call call, DialOrder order, Optional<Instant> endedAt) {
        return new DialRecord(
                call.sid(),
                order.attempt(),
                order.campaign(),
                order.source().wire(),
                call.accountSid(),
                call.request().from(),
                call.request().to(),
                call.plan().scenario().wire(),
                call.status().wire(),
                call.createdAt(),
                call.begunAt(),
                endedAt,
                call.request().detection().map(AnswerDetection::mode),
                call.answeredBy(),
                call.request().recording().isPresent(),
                call.request().timeLimit().toSeconds());
    }
}
