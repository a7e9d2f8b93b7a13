package dev.ringway.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zoe will | zoe,will",
                "-smith | smith",
                "\"john smith\" | john,smith",
                "say\"no\"more | say,no,more",
                "(smith) | smith",
                "zoe@example.com | zoe@example.com",
                "O'Brien & sons | O'Brien,sons",
                "a\\b | a,b",
                "zoe zoe | zoe",
                "C++ | C",
                "नमस्ते | नमस्ते",
            })
    void everyWordCountsAndNoCharacterMeansAnything(String text, String words) {
        assertThat(SearchText.of(text).words()).isEqualTo(Arrays.asList(words.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "\"\"", "\\", "$", "  ", "\u0000", "--- ***"})
    void aTextWithoutLetterOrDigitFindsNothing(String text) {
        assertThat(SearchText.of(text).words()).isEmpty();
    }

    @Test
    void neitherDoesOneThatIsLongerThanAllThatIsSearched() {
        assertThat(SearchText.of("word ".repeat(10)).words()).isEqualTo(List.of("word"));
        assertThat(SearchText.of("x".repeat(701)).words()).isEmpty();
    }

    @Test
    void aTextOfManySignsIsReadOnce() {
        // An expression that looks for the end of a word from each sign on would take hours for these.
        String signs = ".".repeat(1_000_000);

        assertThat(SearchText.of("smith" + signs + " (zo\u0308" + signs).words())
                .containsExactly("smith", "zo\u0308");
        assertThat(SearchText.of(signs).words()).isEmpty();
    }
}
