package dev.ringway.transcript.provider;

import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The turns of a conversation. Their times are seconds since its start.
 *
 * @param start empty: nobody knows when the turns were
 */
record TurnReading(Optional<Instant> start) {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal LONGEST_MILLIS =
            BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    List<Turn> turns(JsonNode transcript) {
        Map<String, Deque<JsonNode>> results = new HashMap<>();
        transcript
                .valueStream()
                .flatMap(turn -> turn.path("tool_results").valueStream())
                .forEach(result -> Json.text(result.path("request_id"))
                        .ifPresent(id -> results.computeIfAbsent(id, _ -> new ArrayDeque<>())
                                .add(result)));
        List<Turn> turns = new ArrayList<>();
        transcript
                .valueStream()
                .forEach(turn -> Json.text(turn.path("role"))
                        .flatMap(Speaker::of)
                        .map(role -> turn(role, turn, results))
                        .ifPresent(turns::add));
        return turns;
    }

    private Turn turn(Speaker role, JsonNode turn, Map<String, Deque<JsonNode>> results) {
        return new Turn(
                role,
                Json.text(turn.path("message")),
                millis(turn.path("time_in_call_secs")).flatMap(into -> start.map(begin -> begin.plusMillis(into))),
                Optional.empty(),
                Optional.empty(),
                turn.path("interrupted").asBoolean(false),
                toolCalls(turn, results),
                role == Speaker.AGENT ? latency(turn.path("conversation_turn_metrics")) : Optional.empty());
    }

    /** A result often comes in a later turn than its call; one of which no call is known stands where it came. */
    private static List<ToolCall> toolCalls(JsonNode turn, Map<String, Deque<JsonNode>> results) {
        Stream<ToolCall> calls = turn.path("tool_calls").valueStream().map(call -> {
            Optional<String> id = Json.text(call.path("request_id"));
            return toolCall(call, id.map(results::get).map(Deque::poll));
        });
        List<ToolCall> all = new ArrayList<>(calls.toList());
        turn.path("tool_results")
                .valueStream()
                .filter(result -> isOrphan(result, results))
                .forEach(orphan -> all.add(toolCall(orphan, Optional.of(orphan))));
        return all;
    }

    /** Of those without an id nobody can tell the call. */
    private static boolean isOrphan(JsonNode result, Map<String, Deque<JsonNode>> results) {
        return Json.text(result.path("request_id"))
                .map(id -> results.get(id).remove(result))
                .orElse(true);
    }

    private static ToolCall toolCall(JsonNode call, Optional<JsonNode> result) {
        return new ToolCall(
                Json.text(call.path("request_id")),
                Json.text(call.path("tool_name")).orElse("unknown"),
                Json.text(call.path("params_as_json")),
                call.path("tool_has_been_called").asBoolean(result.isPresent()),
                result.flatMap(given -> Json.text(given.path("result_value"))),
                result.map(given -> given.path("is_error").asBoolean(false)),
                result.flatMap(given -> millis(given.path("tool_latency_secs"))));
    }

    /**
     * Until the language model and the voice gave their first byte, as webhook-ingest-service counts it for the call. Older
     * payloads have the metrics here, later ones one level below.
     */
    private static Optional<Long> latency(JsonNode metrics) {
        JsonNode named = metrics.has("metrics") ? metrics.path("metrics") : metrics;
        return named.properties().stream()
                .filter(metric -> metric.getKey().endsWith("_ttfb"))
                .flatMap(metric -> Json.decimal(metric.getValue().path("elapsed_time")).stream())
                .reduce(BigDecimal::add)
                .flatMap(TurnReading::millis)
                .filter(latency -> latency > 0);
    }

    private static Optional<Long> millis(JsonNode seconds) {
        return Json.decimal(seconds).flatMap(TurnReading::millis);
    }

    private static Optional<Long> millis(BigDecimal seconds) {
        BigDecimal millis = seconds.multiply(THOUSAND);
        return millis.signum() < 0 || millis.compareTo(LONGEST_MILLIS) > 0
                ? Optional.empty()
                : Optional.of(millis.longValue());
    }
}
