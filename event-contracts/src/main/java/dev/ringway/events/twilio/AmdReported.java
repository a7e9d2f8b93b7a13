package dev.ringway.events.twilio;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answering-machine detection found, at {@code /webhooks/twilio/amd} (Twilio's AsyncAmdStatusCallback).
 *
 * @param answeredBy human, fax, unknown, machine_start, machine_end_beep, machine_end_silence, machine_end_other, or a
 *     value that Twilio adds later
 * @param machineDetectionDurationMs how long the detection took, in milliseconds
 * @param parameters everything that was posted, decoded, in the order of arrival of each name's values
 */
@EventName("dev.ringway.call.amd-reported.v1")
public record AmdReported(
        String callSid,
        String accountSid,
        String answeredBy,
        Optional<Long> machineDetectionDurationMs,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Map<String, List<String>> parameters)
        implements TwilioEvent {

    public AmdReported {
        Required.text(callSid, "callSid");
        Required.text(accountSid, "accountSid");
        Required.text(answeredBy, "answeredBy");
        Required.value(parameters, "parameters");
    }
}
