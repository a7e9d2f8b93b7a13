package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Twilio got no usable answer from the voice URL and asked {@code /webhooks/twilio/fallback}.
 *
 * @param errorCode Twilio's, e.g. 11200 (no answer over HTTP), 12100 (not TwiML)
 * @param errorUrl the URL that failed
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.call.fallback-requested.v1")
public record FallbackRequested(
        String callSid,
        String accountSid,
        Optional<String> callStatus,
        Optional<Integer> errorCode,
        Optional<String> errorUrl,
        Optional<String> from,
        Optional<String> to,
        Optional<String> direction,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Map<String, List<String>> parameters)
        implements TwilioEvent {

    public FallbackRequested {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.value(parameters, "parameters");
    }
}
