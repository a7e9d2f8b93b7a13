package dev.ringway.transcript.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A text in pieces, of which those stand out that were looked for. */
public record Highlight(List<Piece> pieces) {

    /** How much is shown on either side of what was found, in chars. */
    private static final int AROUND = 120;

    private static final String LEFT_OUT = "\u2026";

    /** Put together in order the pieces are the text. */
    public record Piece(String text, boolean match) {}

    public Highlight {
        pieces = List.copyOf(pieces);
    }

    public boolean hasMatch() {
        return pieces.stream().anyMatch(Piece::match);
    }

    /** What stands around the first match; the text's begin where there is none. */
    public static Highlight around(String text, List<Phrase> wanted) {
        TreeMap<Integer, Integer> ranges = ranges(text, wanted);
        int first = ranges.isEmpty() ? 0 : ranges.firstKey();
        int begin = first <= AROUND ? 0 : blankAfter(text, first - AROUND, first);
        int wish = Math.max(first + AROUND, ranges.getOrDefault(first, 0));
        int end = wish + AROUND / 4 >= text.length() ? text.length() : blankAfter(text, wish, text.length());
        List<Piece> pieces = new ArrayList<>();
        if (begin > 0) {
            pieces.add(new Piece(LEFT_OUT, false));
        }
        pieces.addAll(pieces(text, begin, end, ranges));
        if (end < text.length()) {
            pieces.add(new Piece(LEFT_OUT, false));
        }
        return new Highlight(pieces);
    }

    private static int blankAfter(String text, int from, int last) {
        int at = from;
        while (at < last && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean noBlank = at == last || at - from > AROUND / 4;
        int cut = noBlank ? from : at;
        return cut < text.length() && Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
    }

    /** Where they begin and end, merged where they touch. */
    private static TreeMap<Integer, Integer> ranges(String text, List<Phrase> wanted) {
        List<Word> words = Words.of(text);
        TreeMap<Integer, Integer> ranges = new TreeMap<>();
        for (Phrase phrase : wanted) {
            phrase.places(words)
                    .forEach(at -> ranges.merge(
                            words.get(at).start(),
                            words.get(at + phrase.words().size() - 1).end(),
                            Math::max));
        }
        TreeMap<Integer, Integer> merged = new TreeMap<>();
        ranges.forEach((start, end) -> {
            if (!merged.isEmpty() && start <= merged.lastEntry().getValue()) {
                merged.merge(merged.lastKey(), end, Math::max);
            } else {
                merged.put(start, end);
            }
        });
        return merged;
    }

    private static List<Piece> pieces(String text, int begin, int end, TreeMap<Integer, Integer> ranges) {
        List<Piece> pieces = new ArrayList<>();
        int at = begin;
        for (var range : ranges.subMap(begin, end).entrySet()) {
            int from = Math.max(at, range.getKey());
            int to = Math.min(end, range.getValue());
            if (from > at) {
                pieces.add(new Piece(text.substring(at, from), false));
            }
            pieces.add(new Piece(text.substring(from, to), true));
            at = to;
        }
        if (at < end) {
            pieces.add(new Piece(text.substring(at, end), false));
        }
        return pieces;
    }
}
