package dev.ringway.transcript.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A word as it is compared: without case, without accents and vowel points where they are left out in haste (é as e, ё as е),
 * letters that look like others as those (ø as o, ß as ss), digits of any script as 0 to 9. In Indian scripts, Thai or Japanese
 * marks make other words, so there they stay.
 */
final class FoldedWord {

    /** More of a word does not count, so that no term is longer than an index likes. */
    private static final int LONGEST = 64;

    private static final Set<UnicodeScript> MARKS_LEFT_OUT = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.COMMON);

    /** What Unicode does not take apart. */
    private static final Map<Integer, String> ALIKE = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ς', "σ"));

    private FoldedWord() {}

    static String of(String run) {
        String folded = isAscii(run) ? run.toLowerCase(Locale.ROOT) : unaccented(run);
        if (folded.length() <= LONGEST) {
            return folded;
        }
        return folded.substring(0, Character.isHighSurrogate(folded.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isAscii(String run) {
        for (int i = 0; i < run.length(); i++) {
            if (run.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String unaccented(String run) {
        StringBuilder folded = new StringBuilder(run.length());
        boolean marksLeftOut = false;
        for (int point : Normalizer.normalize(run, Form.NFKD).codePoints().toArray()) {
            if (isMark(point)) {
                if (!marksLeftOut) {
                    folded.appendCodePoint(point);
                }
            } else if (Character.isLetterOrDigit(point)) {
                marksLeftOut = MARKS_LEFT_OUT.contains(UnicodeScript.of(point));
                folded.append(letter(point));
            }
        }
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static String letter(int point) {
        if (Character.isDigit(point)) {
            return String.valueOf(Character.digit(point, 10));
        }
        int lower = Character.toLowerCase(Character.toUpperCase(point));
        int known = ALIKE.containsKey(point) ? point : lower;
        return ALIKE.getOrDefault(known, Character.toString(lower));
    }
}
