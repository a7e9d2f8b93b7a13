package dev.ringway.ingest.postcall;

import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The typed fields of each kind of event. A value that cannot be what its field means stays in the payload alone, so that
 * an odd field, a null or a missing one never keeps a report from its call.
 */
final class PostCallEvents {

    static final Pattern CONVERSATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** As we make them; what reads like a phone number is none. */
    private static final Pattern ATTEMPT_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}");

    private static final Pattern VOICE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private static final long HIGHEST_SIP_CODE = 699;

    private PostCallEvents() {}

    static Optional<String> agentId(Outline body) {
        return body.text("data", "agent_id");
    }

    static Optional<String> conversationId(Outline body) {
        return body.text(CONVERSATION_ID, "data", "conversation_id");
    }

    static ConversationEnded ended(String conversationId, Outline body, Payload payload) {
        return new ConversationEnded(
                conversationId,
                agentId(body),
                body.text("data", "agent_name"),
                body.text("data", "status"),
                body.text(CALL_SID, "data", "metadata", "phone_call", "call_sid")
                        .or(() -> variable(body, CALL_SID, "system__call_sid")),
                attemptId(body),
                campaignId(body),
                contactId(body),
                body.time("data", "metadata", "start_time_unix_secs"),
                body.wholeNumber("data", "metadata", "call_duration_secs"),
                body.number("data", "metadata", "cost"),
                body.number("data", "metadata", "cost_fiat"),
                body.text("data", "metadata", "termination_reason"),
                body.wholeNumber("data", "metadata", "error", "code")
                        .filter(code -> code <= Integer.MAX_VALUE)
                        .map(Long::intValue),
                body.text("data", "metadata", "error", "reason"),
                body.text("data", "analysis", "call_successful"),
                body.text("data", "metadata", "main_language"),
                body.text("data", "metadata", "phone_call", "direction"),
                body.text("data", "metadata", "phone_call", "agent_number"),
                body.text("data", "metadata", "phone_call", "external_number"),
                body.text(
                        VOICE_ID,
                        "data",
                        "conversation_initiation_client_data",
                        "conversation_config_override",
                        "tts",
                        "voice_id"),
                body.latencyMs(),
                payload.inline(),
                payload.stored());
    }

    static ConversationAudioStored audio(String conversationId, Outline body, StoredPayload audio) {
        return new ConversationAudioStored(conversationId, agentId(body), audio);
    }

    /** {@code metadata.body} is Twilio's status callback, or for a SIP trunk what it reported. */
    static CallInitiationFailed failed(String conversationId, Outline body, Payload payload) {
        return new CallInitiationFailed(
                conversationId,
                agentId(body),
                body.text("data", "failure_reason").orElse("unknown"),
                body.text("data", "metadata", "type"),
                report(body, CALL_SID, "CallSid").or(() -> report(body, CALL_SID, "call_sid")),
                body.text("data", "metadata", "body", "CallStatus"),
                sipCode(body, "SipResponseCode").or(() -> sipCode(body, "sip_status_code")),
                body.text("data", "metadata", "body", "error_reason"),
                body.text("data", "metadata", "body", "From")
                        .or(() -> body.text("data", "metadata", "body", "from_number")),
                body.text("data", "metadata", "body", "To")
                        .or(() -> body.text("data", "metadata", "body", "to_number")),
                attemptId(body),
                campaignId(body),
                contactId(body),
                payload.inline(),
                payload.stored());
    }

    static OtherWebhookReceived other(String type, String bodySha256, Outline body, Payload payload) {
        return new OtherWebhookReceived(
                type, bodySha256, conversationId(body), agentId(body), payload.inline(), payload.stored());
    }

    static Optional<String> attemptId(Outline body) {
        return variable(body, ATTEMPT_ID, "attempt_id");
    }

    private static Optional<String> campaignId(Outline body) {
        return variable(body, OWN_ID, "campaign_id");
    }

    private static Optional<String> contactId(Outline body) {
        return variable(body, OWN_ID, "contact_id");
    }

    private static Optional<String> variable(Outline body, Pattern shape, String name) {
        return body.text(shape, "data", "conversation_initiation_client_data", "dynamic_variables", name);
    }

    private static Optional<String> report(Outline body, Pattern shape, String name) {
        return body.text(shape, "data", "metadata", "body", name);
    }

    private static Optional<Integer> sipCode(Outline body, String name) {
        return body.wholeNumber("data", "metadata", "body", name)
                .filter(code -> code <= HIGHEST_SIP_CODE)
                .map(Long::intValue);
    }
}
