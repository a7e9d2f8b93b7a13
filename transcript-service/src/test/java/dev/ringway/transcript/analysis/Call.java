package dev.ringway.transcript.analysis;

import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation as tests write it, turn by turn. */
public final class Call {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final Optional<String> language;
    private final List<Turn> turns = new ArrayList<>();

    private Call(Optional<String> language) {
        this.language = language;
    }

    public static Call in(String language) {
        return new Call(Optional.of(language));
    }

    public static Call inSomeLanguage() {
        return new Call(Optional.empty());
    }

    public static Turn turn(Speaker speaker, Optional<String> text, Optional<Instant> start, Optional<Instant> end) {
        return new Turn(speaker, text, start, end, Optional.empty(), false, List.of(), Optional.empty());
    }

    public Call agent(String text) {
        return says(Speaker.AGENT, text);
    }

    public Call user(String text) {
        return says(Speaker.USER, text);
    }

    public Call says(Speaker speaker, String text) {
        Instant start = START.plusSeconds(10L * turns.size());
        turns.add(turn(speaker, Optional.of(text), Optional.of(start), Optional.of(start.plusSeconds(5))));
        return this;
    }

    public Conversation conversation() {
        return new Conversation(language, Optional.of(START), Optional.of(10L * turns.size()), turns);
    }
}
