package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.AgentSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What ElevenLabs is told of a call that it is to place. Our ids come back with the conversation. */
final class AgentCallBody {

    private AgentCallBody() {}

    static Map<String, Object> of(DialAttempt attempt, String phoneNumberId, AgentSettings agent) {
        Map<String, Object> conversation = new LinkedHashMap<>();
        conversation.put("dynamic_variables", variables(attempt, agent));
        Map<String, Object> override = override(agent);
        if (!override.isEmpty()) {
            conversation.put("conversation_config_override", override);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agent_id", attempt.order().agentId());
        body.put("agent_phone_number_id", phoneNumberId);
        body.put("to_number", attempt.order().to());
        body.put("conversation_initiation_client_data", conversation);
        return body;
    }

    private static Map<String, Object> variables(DialAttempt attempt, AgentSettings agent) {
        Map<String, Object> variables = new LinkedHashMap<>(agent.dynamicVariables());
        variables.put("attempt_id", attempt.id());
        put(variables, "campaign_id", attempt.purpose().campaignId());
        put(variables, "contact_id", attempt.purpose().contactId());
        put(variables, "contact_name", attempt.order().contactName());
        return variables;
    }

    private static Map<String, Object> override(AgentSettings settings) {
        Map<String, Object> agent = new LinkedHashMap<>();
        settings.promptOverride().ifPresent(text -> agent.put("prompt", Map.of("prompt", text)));
        put(agent, "first_message", settings.firstMessage());
        Map<String, Object> override = new LinkedHashMap<>();
        if (!agent.isEmpty()) {
            override.put("agent", agent);
        }
        settings.voiceId().ifPresent(id -> override.put("tts", Map.of("voice_id", id)));
        return override;
    }

    private static void put(Map<String, Object> into, String name, Optional<String> value) {
        value.ifPresent(text -> into.put(name, text));
    }
}
