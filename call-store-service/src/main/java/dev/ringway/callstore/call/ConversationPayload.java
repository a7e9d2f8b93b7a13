package dev.ringway.callstore.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Reads what only the raw payload of {@code post_call_transcription} holds; anything may be missing or of another shape. */
final class ConversationPayload {

    private static final String FIRST_BYTE = "_ttfb";
    private static final double LONGEST_SECONDS = 3600;

    private ConversationPayload() {}

    /** The voice that this conversation was started with, where that differs from the agent's own. */
    static Optional<String> voiceId(Map<String, Object> payload) {
        return object(payload, "data")
                .flatMap(data -> object(data, "conversation_initiation_client_data"))
                .flatMap(client -> object(client, "conversation_config_override"))
                .flatMap(override -> object(override, "tts"))
                .map(tts -> tts.get("voice_id"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(voice -> !voice.isBlank());
    }

    /** Mean over the agent's turns of the time until language model and voice gave their first byte; milliseconds. */
    static Optional<Long> latencyMs(Map<String, Object> payload) {
        OptionalDouble mean = object(payload, "data").stream()
                .flatMap(data -> list(data.get("transcript")))
                .flatMap(turn -> object(turn, "conversation_turn_metrics").stream())
                .map(metrics -> object(metrics, "metrics").orElse(metrics))
                .mapToDouble(ConversationPayload::seconds)
                .filter(seconds -> seconds > 0 && seconds < LONGEST_SECONDS)
                .average();
        return mean.isEmpty() ? Optional.empty() : Optional.of(Math.round(mean.getAsDouble() * 1000));
    }

    private static double seconds(Map<?, ?> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> String.valueOf(metric.getKey()).endsWith(FIRST_BYTE))
                .flatMapToDouble(metric -> elapsed(metric.getValue()))
                .sum();
    }

    private static DoubleStream elapsed(Object metric) {
        return metric instanceof Map<?, ?> map && map.get("elapsed_time") instanceof Number seconds
                ? DoubleStream.of(seconds.doubleValue())
                : DoubleStream.empty();
    }

    private static Optional<Map<?, ?>> object(Map<?, ?> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? Optional.of(inner) : Optional.empty();
    }

    private static Stream<Map<?, ?>> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().<Map<?, ?>>mapMulti((item, out) -> {
                    if (item instanceof Map<?, ?> map) {
                        out.accept(map);
                    }
                })
                : Stream.empty();
    }
}
