package dev.ringway.transcript.provider;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.conversation.Conversation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A conversation as ElevenLabs tells it, in the {@code data} of a post-call webhook or by GET: the two have one shape. Older
 * payloads lack fields, have null for lists, or hold them elsewhere; what cannot be what its field means is left out, and
 * stays in the payload alone.
 */
public record ConversationReading(JsonNode data) {

    /** Older payloads do not tell it, and were sent when it was over. */
    public Optional<ConversationStatus> status() {
        return ConversationStatus.in(data);
    }

    public Conversation conversation() {
        Optional<Instant> start = Json.seconds(data.at("/metadata/start_time_unix_secs"));
        return new Conversation(
                Json.text(data.at("/metadata/main_language")),
                start,
                Json.duration(data.at("/metadata/call_duration_secs")),
                new TurnReading(start).turns(data.path("transcript")));
    }

    /** What ElevenLabs found out by itself. */
    public Analysis analysis() {
        JsonNode told = data.path("analysis");
        Optional<String> summary = Json.text(told.path("transcript_summary"));
        Optional<String> title = Json.text(told.path("call_summary_title"));
        return new Analysis(
                Json.text(told.path("call_successful")).flatMap(CriterionCheck.Result::of),
                summary,
                title,
                Optional.empty(),
                List.of(),
                List.of(),
                checks(told),
                collected(told),
                Optional.empty(),
                Origin.given(summary, title));
    }

    /** The agent's, as it was called then. */
    public Optional<String> agentName() {
        return Json.text(data.path("agent_name"));
    }

    /** The person's, where somebody has told it to the agent. */
    public Optional<String> contactName() {
        return Json.text(data.at("/conversation_initiation_client_data/dynamic_variables/contact_name"));
    }

    /** US dollars. */
    public Optional<BigDecimal> cost() {
        return Json.decimal(data.at("/metadata/cost_fiat")).filter(cost -> cost.signum() >= 0);
    }

    public Optional<String> terminationReason() {
        return Json.text(data.at("/metadata/termination_reason"))
                .or(() -> Json.text(data.at("/metadata/error/reason")));
    }

    /** By id; some payloads have them as a list alone. */
    private static List<CriterionCheck> checks(JsonNode analysis) {
        List<CriterionCheck> checks = new ArrayList<>();
        named(analysis, "evaluation_criteria_results", "criteria_id")
                .forEach((id, check) -> checks.add(new CriterionCheck(
                        id,
                        id,
                        Json.text(check.path("result"))
                                .flatMap(CriterionCheck.Result::of)
                                .orElse(CriterionCheck.Result.UNKNOWN),
                        Json.text(check.path("rationale")),
                        Json.decimal(check.path("score")).map(BigDecimal::doubleValue))));
        return checks;
    }

    private static Map<String, Object> collected(JsonNode analysis) {
        Map<String, Object> collected = new LinkedHashMap<>();
        named(analysis, "data_collection_results", "data_collection_id").forEach((id, item) -> {
            Object value = Json.value(item.path("value"));
            if (value != null) {
                collected.put(id, value);
            }
        });
        return collected;
    }

    private static Map<String, JsonNode> named(JsonNode analysis, String field, String idField) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        analysis.path(field).properties().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .forEach(entry -> named.put(entry.getKey(), entry.getValue()));
        analysis.path(field + "_list")
                .valueStream()
                .forEach(item -> Json.text(item.path(idField)).ifPresent(id -> named.putIfAbsent(id, item)));
        return named;
    }
}
