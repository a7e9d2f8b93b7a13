package dev.ringway.sandbox.elevenlabs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation as ElevenLabs' API shows it and its webhook tells it, made anew each time from what is remembered. */
final class ConversationPayload {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ObjectNode TEMPLATES = templates();

    private ConversationPayload() {}

    static ObjectNode of(Conversation conversation) {
        ObjectNode data = TEMPLATES.get("conversation").deepCopy().asObject();
        ArrayNode turns = new Dialogue(TEMPLATES, conversation).turns();
        boolean done = conversation.status() == Conversation.Status.DONE;
        data.put("agent_id", conversation.agentId());
        data.put("conversation_id", conversation.id());
        data.put("status", conversation.status().wire());
        data.put("has_audio", done);
        data.put("has_user_audio", done);
        data.put("has_response_audio", done);
        data.set("transcript", done ? turns : TEMPLATES.arrayNode());
        data.put("user_message_count", done ? turns.size() / 2 : 0);
        data.put("agent_message_count", done ? (turns.size() + 1) / 2 : 0);
        data.putArray("visited_agents")
                .addObject()
                .put("agent_id", conversation.agentId())
                .putNull("branch_id");
        metadata(data.get("metadata").asObject(), conversation);
        analysis(data.get("analysis").asObject(), conversation);
        clientData(data.get("conversation_initiation_client_data").asObject(), conversation);
        return data;
    }

    private static void metadata(ObjectNode metadata, Conversation conversation) {
        long start = conversation.startedAt().orElse(conversation.createdAt()).getEpochSecond();
        long credits = conversation.seconds() * 7;
        metadata.put("start_time_unix_secs", start);
        metadata.put("accepted_time_unix_secs", start);
        metadata.put("call_duration_secs", conversation.seconds());
        metadata.put("cost", credits);
        metadata.put("cost_fiat", credits / 4_500.0);
        metadata.put(
                "termination_reason",
                conversation.seed() % 2 == 0 ? "end_call tool was called." : "Client disconnected: 1000");
        ObjectNode phone = metadata.get("phone_call").asObject();
        phone.put("direction", conversation.inbound() ? "inbound" : "outbound");
        phone.put("agent_number", conversation.agentNumber());
        phone.put("external_number", conversation.externalNumber());
        conversation.callSid().ifPresentOrElse(sid -> phone.put("call_sid", sid), () -> phone.putNull("call_sid"));
        phone.put(
                "stream_sid",
                "MZ" + conversation.id().substring(conversation.id().length() - 32));
    }

    private static void analysis(ObjectNode analysis, Conversation conversation) {
        String success = new String[] {"success", "failure", "unknown"}[(int) Math.floorMod(conversation.seed(), 3L)];
        analysis.put("call_successful", success);
        String wish = conversation.optsOut() ? " The customer asked not to be called again." : "";
        analysis.put("transcript_summary", "The agent called about a renewal; the outcome was " + success + "." + wish);
        analysis.put("call_summary_title", "Renewal call");
        analysis.get("evaluation_criteria_results")
                .asObject()
                .putObject("renewal_agreed")
                .put("criteria_id", "renewal_agreed")
                .put("result", success)
                .put("rationale", "As the conversation went.");
        analysis.get("data_collection_results")
                .asObject()
                .putObject("callback_day")
                .put("data_collection_id", "callback_day")
                .put("value", "Friday")
                .put("rationale", "Said Friday.");
        if (conversation.optsOut()) {
            analysis.get("data_collection_results")
                    .asObject()
                    .putObject("do_not_call")
                    .put("data_collection_id", "do_not_call")
                    .put("value", true)
                    .put("rationale", Dialogue.OPT_OUT);
        }
    }

    /** Ours come back as they were given, beside ElevenLabs' own. */
    private static void clientData(ObjectNode data, Conversation conversation) {
        data.setAll(JSON.readTree(conversation.clientData()).asObject());
        ObjectNode variables = data.path("dynamic_variables").isObject()
                ? data.get("dynamic_variables").deepCopy().asObject()
                : JSON.createObjectNode();
        data.set("dynamic_variables", variables);
        Instant now = conversation.endedAt().orElse(conversation.createdAt());
        variables.put("system__agent_id", conversation.agentId());
        variables.put("system__current_agent_id", conversation.agentId());
        variables.put("system__conversation_id", conversation.id());
        variables.put("system__caller_id", conversation.externalNumber());
        variables.put("system__called_number", conversation.agentNumber());
        variables.put("system__call_duration_secs", conversation.seconds());
        variables.put("system__time_utc", now.toString());
        variables.put("system__timezone", "UTC");
        conversation.callSid().ifPresent(sid -> variables.put("system__call_sid", sid));
    }

    private static ObjectNode templates() {
        try (var resource = ConversationPayload.class.getResourceAsStream("conversation.json")) {
            return JSON.readTree(Objects.requireNonNull(resource, "conversation.json is part of this module"))
                    .asObject();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
