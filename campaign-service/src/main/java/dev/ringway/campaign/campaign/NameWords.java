package dev.ringway.campaign.campaign;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a campaign's name as it is found by: in lower case and without accents, whatever stands between them. A
 * campaign is found by the beginnings of its words, so {@code ren aut} finds {@code Renewals, autumn}.
 *
 * @param words each once, at most {@value #MOST}
 */
public record NameWords(List<String> words) {

    public static final int MOST = 100;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    public NameWords {
        words = List.copyOf(words);
    }

    public static NameWords of(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return new NameWords(Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList());
    }
}
