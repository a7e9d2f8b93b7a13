package dev.ringway.transcript.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed, read. There is no text that cannot be read: what means nothing is passed over.
 *
 * <p>All words have to occur, in any order and anywhere in a conversation. Words in double quotes have to stand side by side,
 * and so do the pieces of what is written without a blank ({@code e-mail}, {@code don't}, {@code 東京}). A minus right before
 * a word or a quote: it must not occur. A quote that nothing closes is none.
 *
 * @param wanted each once, in the order in which they were typed
 * @param shortened there was more than counts
 */
public record SearchText(List<Phrase> wanted, List<Phrase> excluded, boolean shortened) {

    /** More than anybody types; each is a condition for the database. */
    static final int MOST_PHRASES = 32;

    static final int LONGEST_PHRASE = 32;

    private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb";

    public SearchText {
        wanted = List.copyOf(wanted);
        excluded = List.copyOf(excluded);
    }

    public static SearchText of(String typed) {
        return new Reading(typed).read();
    }

    /** Whether it tells what to look for. */
    public boolean asksForSomething() {
        return !wanted.isEmpty();
    }

    public boolean isEmpty() {
        return wanted.isEmpty() && excluded.isEmpty();
    }

    private static final class Reading {

        private final String typed;
        private final Set<Phrase> wanted = new LinkedHashSet<>();
        private final Set<Phrase> excluded = new LinkedHashSet<>();
        private boolean shortened;
        private int at;

        Reading(String typed) {
            this.typed = typed;
        }

        SearchText read() {
            while (at < typed.length()) {
                if (isBlank(at)) {
                    at++;
                } else {
                    one();
                }
            }
            return new SearchText(new ArrayList<>(wanted), new ArrayList<>(excluded), shortened);
        }

        private void one() {
            boolean minus = typed.charAt(at) == '-';
            if (minus) {
                at++;
            }
            int close = at < typed.length() && isQuote(at) ? closing(at + 1) : -1;
            int begin = at;
            if (close > 0) {
                begin = at + 1;
                at = close + 1;
            } else {
                at = endOfChunk(at);
                close = at;
            }
            keep(Words.of(typed.substring(begin, close)), minus ? excluded : wanted);
        }

        private void keep(List<Word> words, Set<Phrase> phrases) {
            if (words.isEmpty()) {
                return;
            }
            Phrase phrase = new Phrase(
                    words.stream().limit(LONGEST_PHRASE).map(Word::folded).toList());
            boolean fits = phrases.size() < MOST_PHRASES || phrases.contains(phrase);
            shortened |= !fits || words.size() > LONGEST_PHRASE;
            if (fits) {
                phrases.add(phrase);
            }
        }

        /** At least one char on, so that every text comes to its end. */
        private int endOfChunk(int from) {
            int end = from;
            while (end < typed.length() && !isBlank(end) && (end == from || !isQuote(end))) {
                end++;
            }
            return end;
        }

        private int closing(int from) {
            for (int end = from; end < typed.length(); end++) {
                if (isQuote(end)) {
                    return end;
                }
            }
            return -1;
        }

        private boolean isQuote(int index) {
            return QUOTES.indexOf(typed.charAt(index)) >= 0;
        }

        private boolean isBlank(int index) {
            char letter = typed.charAt(index);
            return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || Character.isISOControl(letter);
        }
    }
}
