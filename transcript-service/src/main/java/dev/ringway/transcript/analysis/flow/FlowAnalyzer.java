package dev.ringway.transcript.analysis.flow;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Delays;
import dev.ringway.transcript.analysis.Flow;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the two took turns. A turn whose times are not known counts for the talk ratio with the time that its text takes to say;
 * silence is told only where it is known when everything was said.
 */
public final class FlowAnalyzer implements TranscriptAnalyzer {

    private static final double MILLIS = 1000;

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        List<Turn> turns = conversation.turns();
        if (turns.isEmpty()) {
            return known.withFlow(Optional.empty());
        }
        int interruptions = (int) turns.stream().filter(Turn::interrupted).count();
        return known.withFlow(
                Optional.of(new Flow(talkRatio(turns), interruptions, silence(conversation), latency(turns))));
    }

    private static Optional<Double> talkRatio(List<Turn> turns) {
        double agent = spoken(turns, Speaker.AGENT);
        double all = agent + spoken(turns, Speaker.USER);
        return all > 0 ? Optional.of(agent / all) : Optional.empty();
    }

    private static double spoken(List<Turn> turns, Speaker speaker) {
        return turns.stream()
                .filter(turn -> turn.role() == speaker)
                .mapToDouble(FlowAnalyzer::seconds)
                .sum();
    }

    private static double seconds(Turn turn) {
        return span(turn)
                .map(Span::length)
                .or(() -> turn.text().map(SpokenTime::of))
                .map(FlowAnalyzer::seconds)
                .orElse(0.0);
    }

    private static Optional<Double> silence(Conversation conversation) {
        List<Turn> spoken = conversation.turns().stream()
                .filter(turn -> turn.text().filter(text -> !text.isBlank()).isPresent())
                .toList();
        List<Span> spans = spoken.stream()
                .flatMap(turn -> span(turn).stream())
                .sorted(Comparator.comparing(Span::begin))
                .toList();
        if (spans.isEmpty() || spans.size() < spoken.size()) {
            return Optional.empty();
        }
        Duration silent = Duration.ZERO;
        Instant heard = spans.getFirst().begin();
        for (Span span : spans) {
            silent = span.begin().isAfter(heard) ? silent.plus(Duration.between(heard, span.begin())) : silent;
            heard = later(heard, span.end());
        }
        Instant end = later(heard, end(conversation).orElse(heard));
        return Optional.of(seconds(silent.plus(Duration.between(heard, end))));
    }

    private static Optional<Instant> end(Conversation conversation) {
        return conversation.startTime().flatMap(start -> conversation.duration().map(start::plusSeconds));
    }

    private static Optional<Delays> latency(List<Turn> turns) {
        List<Long> millis = turns.stream()
                .filter(turn -> turn.role() == Speaker.AGENT)
                .flatMap(turn -> turn.latencyMs().stream())
                .sorted()
                .toList();
        return millis.isEmpty() ? Optional.empty() : Optional.of(new Delays(rank(millis, 50), rank(millis, 90)));
    }

    /** The nearest rank: a delay that was really seen. */
    private static double rank(List<Long> sorted, int percent) {
        int rank = Math.ceilDiv(percent * sorted.size(), 100);
        return sorted.get(rank - 1) / MILLIS;
    }

    private static Optional<Span> span(Turn turn) {
        return turn.startTime()
                .flatMap(begin -> turn.endTime()
                        .or(() -> turn.text().map(text -> begin.plus(SpokenTime.of(text))))
                        .map(end -> new Span(begin, later(begin, end))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    private record Span(Instant begin, Instant end) {

        Duration length() {
            return Duration.between(begin, end);
        }
    }
}
