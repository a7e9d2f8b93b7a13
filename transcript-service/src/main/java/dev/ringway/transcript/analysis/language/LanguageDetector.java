package dev.ringway.transcript.analysis.language;

import java.util.Optional;

/** Tells in which language a text is. */
public interface LanguageDetector {

    /** @return an ISO 639-1 code; empty where the text is too short, or could as well be in another language */
    Optional<String> detect(String text);
}
