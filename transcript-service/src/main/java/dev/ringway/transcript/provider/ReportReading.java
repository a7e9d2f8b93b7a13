package dev.ringway.transcript.provider;

import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.transcript.conversation.Turn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a conversation that was read at ElevenLabs tells, in the same event that its webhook would have become. A value that
 * cannot be what its field means stays in the payload alone.
 */
public record ReportReading(JsonNode data) {

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** As we make them; what reads like a phone number is none. */
    private static final Pattern ATTEMPT_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}");

    private static final Pattern VOICE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public ConversationEnded ended(String conversationId, StoredPayload payload) {
        return new ConversationEnded(
                conversationId,
                text("/agent_id"),
                text("/agent_name"),
                text("/status"),
                text("/metadata/phone_call/call_sid")
                        .filter(sid -> CALL_SID.matcher(sid).matches())
                        .or(() -> variable("system__call_sid", CALL_SID)),
                variable("attempt_id", ATTEMPT_ID),
                variable("campaign_id", OWN_ID),
                variable("contact_id", OWN_ID),
                Json.seconds(data.at("/metadata/start_time_unix_secs")),
                Json.duration(data.at("/metadata/call_duration_secs")),
                amount("/metadata/cost"),
                amount("/metadata/cost_fiat"),
                text("/metadata/termination_reason"),
                Json.whole(data.at("/metadata/error/code"))
                        .filter(code -> code >= 0 && code <= Integer.MAX_VALUE)
                        .map(Long::intValue),
                text("/metadata/error/reason"),
                text("/analysis/call_successful"),
                text("/metadata/main_language"),
                text("/metadata/phone_call/direction"),
                text("/metadata/phone_call/agent_number"),
                text("/metadata/phone_call/external_number"),
                text("/conversation_initiation_client_data/conversation_config_override/tts/voice_id")
                        .filter(id -> VOICE_ID.matcher(id).matches()),
                latencyMs(),
                Optional.empty(),
                Optional.of(payload));
    }

    private Optional<String> text(String path) {
        return Json.text(data.at(path)).filter(text -> !text.isBlank());
    }

    private Optional<String> variable(String name, Pattern shape) {
        return text("/conversation_initiation_client_data/dynamic_variables/" + name)
                .filter(text -> shape.matcher(text).matches());
    }

    private Optional<BigDecimal> amount(String path) {
        return Json.decimal(data.at(path)).filter(amount -> amount.signum() >= 0);
    }

    /** The mean over the turns that have one. */
    private Optional<Long> latencyMs() {
        List<Long> latencies = new ConversationReading(data)
                .conversation().turns().stream()
                        .map(Turn::latencyMs)
                        .flatMap(Optional::stream)
                        .toList();
        return latencies.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round(
                        latencies.stream().mapToLong(Long::longValue).average().orElseThrow()));
    }
}
