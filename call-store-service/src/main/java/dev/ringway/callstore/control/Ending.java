package dev.ringway.callstore.control;

import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.CallsAtTwilio;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ends a call whatever it is doing. Doing it twice does no harm, so what is unclear is looked at and done again. */
@Component
final class Ending {

    /** A call may be answered between look and request, once; the third time it is something else. */
    private static final int ROUNDS = 3;

    /** @param callStatus as Twilio last said */
    record Ended(String result, String callStatus) {}

    private final Findings findings;

    Ending(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param calls of the account that the call is of
     * @param call as just looked at
     */
    Ended end(CallsAtTwilio calls, CallFetched call) {
        if (over(call.status())) {
            // The callback that says so may be lost.
            findings.take(call);
            return new Ended(Result.ALREADY_OVER.text(), call.status());
        }
        String status = call.status();
        for (int round = 0; round < ROUNDS; round++) {
            switch (ask(calls, call.callSid(), status)) {
                case Done<String>(String now) -> {
                    if (over(now)) {
                        return new Ended(Result.DONE.text(), now);
                    }
                    if (isCompleted(status)) {
                        // Twilio tells the end of a call in progress a moment after it has taken the order.
                        return new Ended(Result.DONE.text(), now.isEmpty() ? status : now);
                    }
                    status = lookedAt(calls, call.callSid(), now);
                    if (over(status)) {
                        return new Ended(Result.DONE.text(), status);
                    }
                }
                case Failed<String>(TwilioFailure.NotInProgress _) -> {
                    return overMeanwhile(calls, call);
                }
                case Failed<String>(TwilioFailure.Ambiguous _) -> {
                    return seen(calls, call);
                }
                case Failed<String>(TwilioFailure failure) -> throw Refusal.of(failure, "call", call.callSid());
            }
        }
        return new Ended(Control.UNCONFIRMED, status);
    }

    private static TwilioOutcome<String> ask(CallsAtTwilio calls, String sid, String status) {
        return isCompleted(status) ? calls.complete(sid) : calls.cancel(sid);
    }

    /** Whether such a call is ended by {@code completed}; {@code canceled} does not touch one that was answered on the way. */
    private static boolean isCompleted(String status) {
        return CallStatus.of(status)
                .filter(known ->
                        known == CallStatus.QUEUED || known == CallStatus.INITIATED || known == CallStatus.RINGING)
                .isEmpty();
    }

    /** An answer to {@code canceled} that names no end may be older than the answering of the call. */
    private static String lookedAt(CallsAtTwilio calls, String sid, String answered) {
        return calls.fetch(sid).value().map(CallFetched::status).orElse(answered);
    }

    private Ended overMeanwhile(CallsAtTwilio calls, CallFetched before) {
        Optional<CallFetched> now = calls.fetch(before.callSid()).value();
        now.filter(call -> over(call.status())).ifPresent(findings::take);
        return new Ended(
                Result.ALREADY_OVER.text(), now.map(CallFetched::status).orElse(before.status()));
    }

    private static Ended seen(CallsAtTwilio calls, CallFetched before) {
        String now =
                calls.fetch(before.callSid()).value().map(CallFetched::status).orElse(before.status());
        return new Ended(over(now) ? Result.DONE.text() : Control.UNCONFIRMED, now);
    }

    static boolean over(String status) {
        return CallStatus.of(status).filter(CallStatus::terminal).isPresent();
    }
}
