package dev.ringway.campaign.contact;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody types to find a contact: each word has to be there. No character has a meaning of its own; what stands
 * around a word is dropped, so that {@code "(smith)"} and {@code -smith} find Smith.
 *
 * @param words without blanks, quotes and backslashes; none where the text holds no letter or digit, and then nothing is
 *     found
 */
public record SearchText(List<String> words) {

    /** No contact has as much text to be found by: name, e-mail and company. */
    private static final int LONGEST = 700;

    private static final Pattern PARTS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\"\\\\]+");

    public SearchText {
        words = List.copyOf(words);
    }

    public static SearchText of(String text) {
        List<String> words = Arrays.stream(PARTS.split(text))
                .map(SearchText::stripped)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        boolean tooLong = words.stream().mapToInt(String::length).sum() > LONGEST;
        return new SearchText(tooLong ? List.of() : words);
    }

    /** Without what stands around a word; by index, since an expression for its end would try from each character on. */
    private static String stripped(String word) {
        int begin = 0;
        while (begin < word.length() && !isLetterOrNumber(word.codePointAt(begin))) {
            begin += Character.charCount(word.codePointAt(begin));
        }
        int end = word.length();
        while (end > begin && !isLetterOrNumber(word.codePointBefore(end)) && !isMark(word.codePointBefore(end))) {
            end -= Character.charCount(word.codePointBefore(end));
        }
        return word.substring(begin, end);
    }

    private static boolean isLetterOrNumber(int character) {
        return Character.isLetter(character)
                || switch (Character.getType(character)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** Of the letter before it, such as an accent. */
    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
