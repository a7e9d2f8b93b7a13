package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A status callback of a call, at {@code /webhooks/twilio/status}. Source of the fields: Twilio's voice status
 * callbacks; a field is empty where Twilio left it out or sent it empty.
 *
 * @param callStatus as sent: queued, initiated, ringing, in-progress, completed, busy, failed, no-answer, canceled, or a
 *     value that Twilio adds later
 * @param callbackSource e.g. {@code call-progress-events}
 * @param sequenceNumber counts the subscribed events of the call, from 0
 * @param timestamp when Twilio says that it happened
 * @param from E.164 with {@code +}, or what else Twilio sends (a client, a SIP address, {@code anonymous})
 * @param direction inbound, outbound-api, outbound-dial, trunking-…
 * @param duration seconds, from {@code CallDuration}; Twilio's own {@code Duration} is minutes and stands only in
 *     {@code parameters}
 * @param attemptId the dial attempt that the callback URL names; so {@code campaignId} and {@code contactId}
 * @param fromPlace where the number in {@code from} is from, by Twilio's FromCity …
 * @param errorCode Twilio's, where the call failed
 * @param recordingSid of the call's recording, where Twilio names it with the end
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.call.status-reported.v1")
public record CallStatusReported(
        String callSid,
        String accountSid,
        String callStatus,
        Optional<String> callbackSource,
        Optional<Long> sequenceNumber,
        Optional<Instant> timestamp,
        Optional<String> from,
        Optional<String> to,
        Optional<String> direction,
        Optional<String> parentCallSid,
        Optional<String> answeredBy,
        Optional<Long> duration,
        Optional<Integer> sipResponseCode,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> callerName,
        Optional<String> forwardedFrom,
        Optional<String> stirVerstat,
        Optional<Place> fromPlace,
        Optional<Place> toPlace,
        Optional<Integer> errorCode,
        Optional<String> recordingSid,
        Map<String, List<String>> parameters)
        implements TwilioEvent {

    public CallStatusReported {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.text(callStatus, "callStatus");
        Required.value(parameters, "parameters");
    }
}
