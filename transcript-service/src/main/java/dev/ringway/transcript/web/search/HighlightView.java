package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.search.Highlight;
import dev.ringway.transcript.search.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that was found, in pieces. They are text and no markup. Numbers are masked before it is looked for what matches.
 *
 * @param field title, summary, keyword or turn
 * @param turn which of the transcript's turns, from 0
 * @param role who spoke it
 * @param startTime when
 */
record HighlightView(
        String field,
        Optional<Integer> turn,
        Optional<String> role,
        Optional<Instant> startTime,
        List<PieceView> pieces) {

    private static final int MOST = 10;

    /** @param match whether it is what was looked for */
    record PieceView(String text, boolean match) {}

    static List<HighlightView> of(Transcript transcript, List<Phrase> wanted, Caller caller) {
        Analysis analysis = transcript.analysis();
        List<Turn> turns = transcript.conversation().turns();
        Stream<Optional<HighlightView>> told = Stream.of(
                analysis.title().flatMap(text -> told("title", shown(text, wanted, caller))),
                analysis.summary().flatMap(text -> told("summary", shown(text, wanted, caller))));
        Stream<Optional<HighlightView>> keywords =
                analysis.keywords().stream().map(text -> told("keyword", shown(text, wanted, caller)));
        Stream<Optional<HighlightView>> spoken =
                IntStream.range(0, turns.size()).mapToObj(index -> spoken(index, turns.get(index), wanted, caller));
        return Stream.concat(Stream.concat(told, keywords), spoken)
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private static Optional<HighlightView> told(String field, Highlight highlight) {
        return Optional.of(highlight)
                .filter(Highlight::hasMatch)
                .map(found ->
                        new HighlightView(field, Optional.empty(), Optional.empty(), Optional.empty(), pieces(found)));
    }

    private static Optional<HighlightView> spoken(int index, Turn turn, List<Phrase> wanted, Caller caller) {
        return turn.text()
                .map(text -> shown(text, wanted, caller))
                .filter(Highlight::hasMatch)
                .map(found -> new HighlightView(
                        "turn", Optional.of(index), Optional.of(turn.role().text()), turn.startTime(), pieces(found)));
    }

    private static Highlight shown(String text, List<Phrase> wanted, Caller caller) {
        return Highlight.around(DataMask.shownTo(caller, text), wanted);
    }

    private static List<PieceView> pieces(Highlight highlight) {
        return highlight.pieces().stream()
                .map(piece -> new PieceView(piece.text(), piece.match()))
                .toList();
    }
}
