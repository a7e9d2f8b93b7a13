package dev.ringway.transcript.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "refund | A Refund, please. | A [Refund], please.",
                "credit card | My credit card has no credit. | My [credit] [card] has no [credit].",
                "'\"credit card\"' | My Credit-Card has no credit. | My [Credit-Card] has no credit.",
                "cafe | the naïve café | the naïve [café]",
                "東京 | 東京の店で | [東京]の店で",
                "strasse | Gartenstraße, Straße | Gartenstraße, [Straße]",
                "'\"a b\" \"b c\"' | x a b c y | x [a b c] y",
                "nothing | <b>here</b> | <b>here</b>"
            })
    void whatWasLookedForStandsOut(String typed, String text, String shown) {
        Highlight highlight = Highlight.around(text, SearchText.of(typed).wanted());
        assertThat(marked(highlight)).isEqualTo(shown);
        assertThat(plain(highlight)).isEqualTo(text);
    }

    @Test
    void ofALongTextThePartAroundTheFirstMatchIsShown() {
        String text = "word ".repeat(200) + "refund " + "more ".repeat(200);
        Highlight highlight = Highlight.around(text, SearchText.of("refund").wanted());
        assertThat(marked(highlight)).startsWith("\u2026").endsWith("\u2026").contains("[refund]");
        assertThat(plain(highlight)).hasSizeBetween(200, 350);
    }

    @Test
    void noCharacterIsCutInHalf() {
        String text = "\ud83d\ude00".repeat(500) + " refund " + "\ud83d\ude00".repeat(500);
        String shown = plain(Highlight.around(text, SearchText.of("refund").wanted()));
        assertThat(shown.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }

    private static String marked(Highlight highlight) {
        return highlight.pieces().stream()
                .map(piece -> piece.match() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private static String plain(Highlight highlight) {
        return highlight.pieces().stream().map(Highlight.Piece::text).collect(Collectors.joining());
    }
}
