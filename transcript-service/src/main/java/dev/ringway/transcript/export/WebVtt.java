package dev.ringway.transcript.export;

import dev.ringway.transcript.conversation.Conversation;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A conversation as WebVTT, as players and subtitle editors read it: a cue per turn, in the voice of who speaks. */
public final class WebVtt {

    private WebVtt() {}

    /** @param mask hides what a reader may not see */
    public static String of(Conversation conversation, SpeakerNames names, UnaryOperator<String> mask) {
        SpeakerNames shown = names.shown(mask);
        StringBuilder file = new StringBuilder("WEBVTT\n");
        int number = 0;
        for (Cue cue : Cue.all(conversation)) {
            number++;
            file.append('\n')
                    .append(number)
                    .append('\n')
                    .append(time(cue.start()))
                    .append(" --> ")
                    .append(time(cue.end()))
                    .append("\n<v ")
                    .append(escaped(shown.of(cue.speaker())))
                    .append('>')
                    .append(escaped(mask.apply(cue.text())))
                    .append('\n');
        }
        return file.toString();
    }

    private static String time(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }

    /** What would be read as a tag, as the end of one, or as the begin of an escape; and so no arrow is left. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
