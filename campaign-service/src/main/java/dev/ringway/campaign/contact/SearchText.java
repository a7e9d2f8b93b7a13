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
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\p{M}]+$");

    public SearchText {
        words = List.copyOf(words);
    }

    public static SearchText of(String text) {
        List<String> words = Arrays.stream(PARTS.split(text))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        boolean tooLong = words.stream().mapToInt(String::length).sum() > LONGEST;
        return new SearchText(tooLong ? List.of() : words);
    }
}
