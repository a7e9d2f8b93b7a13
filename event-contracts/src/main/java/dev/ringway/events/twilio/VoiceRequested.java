package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Twilio asked {@code /webhooks/twilio/voice} what to do with a call: an outbound one that was answered, or an inbound one.
 *
 * @param callStatus as sent
 * @param attemptId the dial attempt that the called URL names; so {@code campaignId}, {@code contactId} and {@code agentId}
 * @param fromPlace where the number in {@code from} is from, by Twilio's FromCity …
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.call.voice-requested.v1")
public record VoiceRequested(
        String callSid,
        String accountSid,
        Optional<String> callStatus,
        Optional<String> from,
        Optional<String> to,
        Optional<String> direction,
        Optional<String> parentCallSid,
        Optional<String> answeredBy,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> agentId,
        Optional<String> callerName,
        Optional<String> forwardedFrom,
        Optional<String> stirVerstat,
        Optional<Place> fromPlace,
        Optional<Place> toPlace,
        Map<String, List<String>> parameters)
        implements TwilioEvent {

    public VoiceRequested {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.value(parameters, "parameters");
    }
}
