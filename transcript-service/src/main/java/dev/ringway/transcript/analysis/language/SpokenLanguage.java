package dev.ringway.transcript.analysis.language;

import dev.ringway.transcript.conversation.Conversation;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of a conversation.
 *
 * @param code ISO 639-1 where there is one, lower case
 * @param region ISO 3166-1 alpha-2, upper case, where the provider names it
 */
public record SpokenLanguage(String code, Optional<String> region) {

    /** @param tag such as {@code en}, {@code pt-br}, {@code de_AT}, {@code zh-Hant-TW} */
    public static Optional<SpokenLanguage> of(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SpokenLanguage(
                locale.getLanguage(), Optional.of(locale.getCountry()).filter(country -> country.length() == 2)));
    }

    /** What the provider tells; empty where it tells nothing that is a language. */
    public static Optional<SpokenLanguage> of(Conversation conversation) {
        return conversation.language().flatMap(SpokenLanguage::of);
    }
}
