package dev.ringway.transcript.export;

import dev.ringway.transcript.conversation.Speaker;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the two who speak are called. */
public record SpeakerNames(String agent, String user) {

    /** As they are called where nobody knows better. */
    public static final SpeakerNames UNKNOWN = new SpeakerNames("Agent", "Caller");

    /** A name of nothing but blanks is none. */
    public static SpeakerNames of(Optional<String> agent, Optional<String> user) {
        return new SpeakerNames(line(agent).orElse(UNKNOWN.agent), line(user).orElse(UNKNOWN.user));
    }

    /** @param mask hides what a reader may not see */
    public SpeakerNames shown(UnaryOperator<String> mask) {
        return new SpeakerNames(mask.apply(agent), mask.apply(user));
    }

    String of(Speaker speaker) {
        return switch (speaker) {
            case AGENT -> agent;
            case USER -> user;
        };
    }

    private static Optional<String> line(Optional<String> name) {
        return name.map(Line::of).filter(text -> !text.isEmpty());
    }
}
