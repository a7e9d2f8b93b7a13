package dev.ringway.transcript.export;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.kept.Transcript;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation as people read it: what is known of it, its summary, and a line per turn with the time since its begin. */
public final class PlainText {

    private PlainText() {}

    /** @param mask hides what a reader may not see */
    public static String of(Transcript transcript, SpeakerNames names, UnaryOperator<String> mask) {
        SpeakerNames shown = names.shown(mask);
        String lines = Cue.all(transcript.conversation()).stream()
                .map(cue -> "[" + time(cue.start()) + "] " + shown.of(cue.speaker()) + ": " + mask.apply(cue.text()))
                .collect(Collectors.joining("\n"));
        return Stream.of(head(transcript, mask), lines)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String head(Transcript transcript, UnaryOperator<String> mask) {
        Analysis analysis = transcript.analysis();
        Conversation conversation = transcript.conversation();
        return Stream.of(
                        analysis.title().map(Line::of).map(mask),
                        conversation.startTime().map(Object::toString),
                        conversation.duration().map(seconds -> time(Duration.ofSeconds(seconds))),
                        analysis.summary().map(Line::of).map(mask))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
