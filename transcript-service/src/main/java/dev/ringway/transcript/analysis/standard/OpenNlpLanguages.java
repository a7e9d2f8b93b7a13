package dev.ringway.transcript.analysis.standard;

import dev.ringway.transcript.analysis.language.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Apache OpenNLP's language detector with its model of 103 languages. The model takes 35 MB of heap and a second to load; so it
 * is loaded when the first text has to be judged, since nearly every conversation tells its language.
 */
public final class OpenNlpLanguages implements LanguageDetector {

    /** Letters; with less, greetings and numbers decide. */
    private static final int ENOUGH = 25;

    /** By how much the best language must beat the next: ambiguous texts are within 2 %, clear ones above 10 %. */
    private static final double MARGIN = 1.05;

    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> Locale.of(code).getISO3Language(), Function.identity(), (first, same) -> first));

    @Override
    public Optional<String> detect(String text) {
        if (text.codePoints().filter(Character::isLetter).limit(ENOUGH).count() < ENOUGH) {
            return Optional.empty();
        }
        Language[] languages = new LanguageDetectorME(Loaded.MODEL).predictLanguages(text);
        if (languages.length < 2 || languages[0].getConfidence() < MARGIN * languages[1].getConfidence()) {
            return Optional.empty();
        }
        return Optional.ofNullable(TWO_LETTERS.get(languages[0].getLang()));
    }

    private static LanguageDetectorModel model() {
        try (InputStream model = OpenNlpLanguages.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorModel(model);
        } catch (IOException e) {
            throw new UncheckedIOException("the language detector's model cannot be read", e);
        }
    }

    /** Loaded by the first use of it, once. */
    private static final class Loaded {

        static final LanguageDetectorModel MODEL = model();
    }
}
