package dev.ringway.transcript.agent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is sorted and found by: in lower case, without accents. */
public final class FoldedName {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private FoldedName() {}

    public static String of(String name) {
        return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
