package dev.ringway.transcript.analysis.flow;

import dev.ringway.transcript.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes to say a text, estimated from its characters; for turns of which a provider tells only the begin.
 *
 * <p>Letters: 150 words a minute, the pace at which speech is commonly read out and spoken on the telephone, of six characters
 * with the blank. Characters that are a syllable each: the syllables a second that Pellegrino, Coupé and Marsico measured
 * ("A cross-language perspective on speech information rate", Language 87, 2011): 5.18 in Mandarin, 7.84 in Japanese. A digit
 * is spoken as a word of its own. The script of each character decides, not the conversation's language: so mixed texts
 * and wrongly named languages come out right too.
 */
public final class SpokenTime {

    private static final double LETTER_SECONDS = 60.0 / (150 * 6);
    private static final double HAN_SECONDS = 1 / 5.18;
    private static final double KANA_SECONDS = 1 / 7.84;
    private static final double DIGIT_SECONDS = 5 * LETTER_SECONDS;

    private SpokenTime() {}

    public static Duration of(String text) {
        double seconds = text.codePoints().mapToDouble(SpokenTime::seconds).sum();
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /**
     * The turns, each with an end where its begin is known and something was said. An end that is told stays; an estimated
     * one is never after the next known begin, nor after the conversation's end, nor before the turn's own begin.
     *
     * @param turns in the order in which they were spoken
     */
    public static List<Turn> ended(List<Turn> turns, Optional<Instant> conversationEnd) {
        List<Turn> ended = new ArrayList<>(turns);
        Optional<Instant> next = Optional.empty();
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn turn = turns.get(i);
            ended.set(i, ended(turn, next, conversationEnd));
            next = turn.startTime().isPresent() ? turn.startTime() : next;
        }
        return List.copyOf(ended);
    }

    private static Turn ended(Turn turn, Optional<Instant> next, Optional<Instant> conversationEnd) {
        Optional<String> said = turn.text().filter(text -> !text.isBlank());
        if (turn.endTime().isPresent() || turn.startTime().isEmpty() || said.isEmpty()) {
            return turn;
        }
        Instant begin = turn.startTime().get();
        Instant end = Stream.of(Optional.of(begin.plus(of(said.get()))), next, conversationEnd)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(begin::isBefore)
                .orElse(begin);
        return new Turn(
                turn.role(),
                turn.text(),
                turn.startTime(),
                Optional.of(end),
                turn.confidence(),
                turn.interrupted(),
                turn.toolCalls(),
                turn.latencyMs());
    }

    private static double seconds(int character) {
        if (Character.isDigit(character)) {
            return DIGIT_SECONDS;
        }
        if (Character.isWhitespace(character)) {
            return LETTER_SECONDS;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HANGUL -> HAN_SECONDS;
            case HIRAGANA, KATAKANA -> KANA_SECONDS;
            default -> Character.isLetter(character) ? LETTER_SECONDS : 0;
        };
    }
}
