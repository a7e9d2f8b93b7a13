package dev.ringway.ingest.postcall;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How long the agent took to answer: of each turn of a transcript the time until language model and voice gave their first
 * byte. Holds a sum and a count, whatever the transcript's size. Anything may be missing or of another shape.
 */
final class TurnLatencies {

    private static final String FIRST_BYTE = "_ttfb";
    private static final double LONGEST_SECONDS = 3600;

    private double seconds;
    private int turns;

    /** @param transcript at its array's start, and then at its end */
    void read(JsonParser transcript) {
        for (JsonToken turn = transcript.nextToken(); turn != JsonToken.END_ARRAY; turn = transcript.nextToken()) {
            if (turn == JsonToken.START_OBJECT) {
                turn(transcript);
            } else {
                transcript.skipChildren();
            }
        }
    }

    /** The mean over the turns that have one, in milliseconds. */
    Optional<Long> meanMillis() {
        return turns == 0 ? Optional.empty() : Optional.of(Math.round(seconds / turns * 1000));
    }

    private void turn(JsonParser turn) {
        for (String name = turn.nextName(); name != null; name = turn.nextName()) {
            if (turn.nextToken() == JsonToken.START_OBJECT && name.equals("conversation_turn_metrics")) {
                count(metrics(turn));
            } else {
                turn.skipChildren();
            }
        }
    }

    private void count(double latency) {
        if (latency > 0 && latency < LONGEST_SECONDS) {
            seconds += latency;
            turns++;
        }
    }

    /** Older payloads have the metrics here, later ones one level below in {@code metrics}. */
    private static double metrics(JsonParser metrics) {
        double sum = 0;
        for (String name = metrics.nextName(); name != null; name = metrics.nextName()) {
            if (metrics.nextToken() != JsonToken.START_OBJECT) {
                metrics.skipChildren();
            } else if (name.equals("metrics")) {
                sum += metrics(metrics);
            } else {
                double elapsed = elapsed(metrics);
                sum += name.endsWith(FIRST_BYTE) ? elapsed : 0;
            }
        }
        return sum;
    }

    private static double elapsed(JsonParser metric) {
        double elapsed = 0;
        for (String name = metric.nextName(); name != null; name = metric.nextName()) {
            JsonToken value = metric.nextToken();
            if (name.equals("elapsed_time") && value.isNumeric()) {
                elapsed = Double.parseDouble(metric.getString());
            } else {
                metric.skipChildren();
            }
        }
        return elapsed;
    }
}
