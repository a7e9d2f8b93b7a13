package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.callback.CallParameters;
import dev.ringway.sandbox.recording.Mp3Audio;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a conversation when it is over, in ElevenLabs' envelope. */
final class PostCall {

    private static final String AUDIO_PLACE = "$audio$";

    private final Webhooks webhooks;

    PostCall(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param then runs once the first delivery of the transcription is over */
    void tell(Conversation conversation, boolean early, Runnable then) {
        webhooks.send(
                conversation,
                Webhook.TRANSCRIPTION,
                early,
                at -> json(at, Webhook.TRANSCRIPTION, ConversationPayload.of(conversation)),
                then);
        long audioBytes = webhooks.settings().audioBytes();
        if (audioBytes > 0) {
            webhooks.send(conversation, Webhook.AUDIO, early, at -> audio(at, conversation, audioBytes), () -> {});
        }
    }

    /** A call that ElevenLabs placed and nobody answered. */
    void tellUnanswered(Conversation conversation, Call call) {
        Function<Instant, WebhookBody> body = at -> {
            ObjectNode data = ConversationPayload.JSON.createObjectNode();
            data.put("agent_id", conversation.agentId());
            data.put("conversation_id", conversation.id());
            data.put("failure_reason", reason(call.status()));
            ObjectNode status = data.putObject("metadata").put("type", "twilio").putObject("body");
            CallParameters.of(call).forEach(status::put);
            status.put("SipResponseCode", Integer.toString(call.sipResponseCode()));
            status.put("CallDuration", "0");
            return json(at, Webhook.INITIATION_FAILURE, data);
        };
        webhooks.send(conversation, Webhook.INITIATION_FAILURE, false, body, () -> {});
    }

    private static String reason(CallStatus status) {
        return switch (status) {
            case BUSY -> "busy";
            case NO_ANSWER -> "no-answer";
            default -> "unknown";
        };
    }

    private static WebhookBody json(Instant at, String type, ObjectNode data) {
        return WebhookBody.of(ConversationPayload.JSON.writeValueAsBytes(envelope(at, type, data)));
    }

    private static WebhookBody audio(Instant at, Conversation conversation, long bytes) {
        ObjectNode data = ConversationPayload.JSON.createObjectNode();
        data.put("agent_id", conversation.agentId());
        data.put("conversation_id", conversation.id());
        data.put("full_audio", AUDIO_PLACE);
        String json = ConversationPayload.JSON.writeValueAsString(envelope(at, Webhook.AUDIO, data));
        int place = json.indexOf(AUDIO_PLACE);
        return WebhookBody.of(
                json.substring(0, place), Mp3Audio.ofSize(bytes), json.substring(place + AUDIO_PLACE.length()));
    }

    private static ObjectNode envelope(Instant at, String type, ObjectNode data) {
        ObjectNode envelope = ConversationPayload.JSON.createObjectNode();
        envelope.put("type", type);
        envelope.put("event_timestamp", at.getEpochSecond());
        envelope.set("data", data);
        return envelope;
    }
}
