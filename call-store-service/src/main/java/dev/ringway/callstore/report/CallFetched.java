package dev.ringway.callstore.report;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * A call as Twilio's REST interface tells it. It fills what callbacks have not told; what they have told stands.
 *
 * @param accountSid whose call it is
 * @param status Twilio's
 * @param direction Twilio's finer word, e.g. {@code outbound-api}
 * @param createdAt Twilio's {@code date_created}; stands for the start of a call that was not dialled yet
 * @param duration seconds
 * @param price as Twilio writes it, e.g. {@code -0.00850}; the sign is dropped
 * @param priceUnit ISO 4217
 * @param region Twilio's, e.g. {@code us1}
 */
@EventName("dev.ringway.call.fetched.v1")
public record CallFetched(
        String callSid,
        Optional<String> accountSid,
        String status,
        Optional<String> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> parentCallSid,
        Optional<Instant> createdAt,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        Optional<Long> duration,
        Optional<String> price,
        Optional<String> priceUnit,
        Optional<String> answeredBy,
        Optional<String> callerName,
        Optional<String> forwardedFrom,
        Optional<String> region)
        implements SystemReport {

    public CallFetched {
        Required.text(callSid, "callSid");
        Required.text(status, "status");
    }
}
