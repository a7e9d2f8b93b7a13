package dev.ringway.transcript.export;

import dev.ringway.transcript.analysis.flow.SpokenTime;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said in a turn, and when.
 *
 * @param start since the conversation's begin; never before the cue before it
 * @param end after the start
 * @param text one line
 */
record Cue(Speaker speaker, Duration start, Duration end, String text) {

    /** What is shown for no time at all is not seen. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    /** Turns in which something was said; one of which nobody tells the time follows the one before. */
    static List<Cue> all(Conversation conversation) {
        Instant begin = conversation
                .startTime()
                .or(() -> conversation.turns().stream()
                        .map(Turn::startTime)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(Instant.EPOCH);
        List<Cue> cues = new ArrayList<>();
        Duration earliest = Duration.ZERO;
        Duration spoken = Duration.ZERO;
        for (Turn turn : conversation.turns()) {
            String text = Line.of(turn.text().orElse(""));
            if (!text.isEmpty()) {
                Duration start = later(
                        turn.startTime()
                                .map(time -> Duration.between(begin, time))
                                .orElse(spoken),
                        earliest);
                Duration end = turn.endTime()
                        .map(time -> Duration.between(begin, time))
                        .orElseGet(() -> start.plus(SpokenTime.of(text)));
                Cue cue = new Cue(turn.role(), start, later(end, start.plus(SHORTEST)), text);
                cues.add(cue);
                earliest = start;
                spoken = cue.end();
            }
        }
        return cues;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
