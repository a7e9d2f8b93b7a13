package dev.ringway.transcript.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes any text apart into words: runs of letters and digits. In scripts that are written without blanks every character is
 * a word of its own, so that what is looked for there is a phrase of characters. Everything else parts words and is nothing
 * by itself: punctuation, symbols, emoji, control characters, halves of pairs.
 */
public final class Words {

    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Japanese long vowels, which belong to no script. */
    private static final Set<Integer> LONG_VOWELS = Set.of(0x30fc, 0xff70);

    /** Halfwidth voice marks, letters by Unicode's account. */
    private static final Set<Integer> VOICE_MARKS = Set.of(0xff9e, 0xff9f);

    private Words() {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                end = isAlone(point) ? endOfMarks(text, end) : endOfRun(text, end);
                String folded = FoldedWord.of(text.substring(at, end));
                if (!folded.isEmpty()) {
                    words.add(new Word(folded, at, end));
                }
            }
            at = end;
        }
        return words;
    }

    /**
     * The text as searches see it: its words with a blank before and behind each, so that a phrase stands in it exactly where
     * {@link Phrase#folded()} is a part of it.
     */
    public static String folded(String text) {
        List<String> words = each(text);
        return words.isEmpty() ? "" : words.stream().collect(Collectors.joining(" ", " ", " "));
    }

    /** Each as often as it stands in the text. */
    public static List<String> each(String text) {
        return of(text).stream().map(Word::folded).toList();
    }

    private static int endOfRun(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isAlone(point) || !(Character.isLetterOrDigit(point) || belongsToTheLetterBefore(point))) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static int endOfMarks(String text, int from) {
        int at = from;
        while (at < text.length()
                && (belongsToTheLetterBefore(text.codePointAt(at)) || VOICE_MARKS.contains(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isAlone(int point) {
        return point > 0x0e00
                && (WITHOUT_BLANKS.contains(UnicodeScript.of(point)) || LONG_VOWELS.contains(point))
                && Character.isLetter(point);
    }

    /** Accents, vowel signs, joiners and soft hyphens. */
    private static boolean belongsToTheLetterBefore(int point) {
        return FoldedWord.isMark(point) || Character.getType(point) == Character.FORMAT;
    }
}
