package dev.ringway.transcript.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            emptyValue = "",
            value = {
                "refund please | [refund, please] | []",
                "refund Refund REFUND | [refund] | []",
                "\"credit card\" lost | [credit card, lost] | []",
                "\u201ccredit card\u201d | [credit card] | []",
                "\u00abcarte bleue\u00bb | [carte bleue] | []",
                "refund -kettle | [refund] | [kettle]",
                "refund -\"credit card\" | [refund] | [credit card]",
                "e-mail | [e mail] | []",
                "-e-mail | [] | [e mail]",
                "a - b | [a, b] | []",
                "- | [] | []",
                "-- | [] | []",
                "--force | [] | [force]",
                "-\"\" | [] | []",
                "\" | [] | []",
                "5\" screen | [5, screen] | []",
                "say \"hello | [say, hello] | []",
                "one\"two three\"four | [one, two three, four] | []",
                "$where | [where] | []",
                "( | [] | []",
                "{\"$gt\": 1} | [gt, 1] | []",
                "東京 返品 | [東 京, 返 品] | []"
            })
    void anyTextIsReadAsWordsPhrasesAndExclusions(String typed, String wanted, String excluded) {
        SearchText text = SearchText.of(typed);
        assertThat(plain(text.wanted())).isEqualTo(wanted);
        assertThat(plain(text.excluded())).isEqualTo(excluded);
        assertThat(text.shortened()).isFalse();
    }

    @Test
    void ofVeryLongTextsTheBeginCountsAndThatIsTold() {
        String many = IntStream.range(0, 3000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(SearchText.of(many).wanted()).hasSize(SearchText.MOST_PHRASES);
        assertThat(SearchText.of(many).shortened()).isTrue();
        SearchText phrase = SearchText.of('"' + many + '"');
        assertThat(phrase.wanted())
                .singleElement()
                .satisfies(one -> assertThat(one.words()).hasSize(SearchText.LONGEST_PHRASE));
        assertThat(phrase.shortened()).isTrue();
    }

    @Test
    void whateverIsTypedIsReadAndComesToAnEnd() {
        Random random = new Random(7);
        String alphabet = "ab é東\"“”«-–$(){}\\*\u0000\n\u200f\ud83d\ude00א٣";
        for (int round = 0; round < 20_000; round++) {
            String typed = random.ints(random.nextInt(30), 0, alphabet.length())
                    .mapToObj(alphabet::charAt)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
            SearchText text = SearchText.of(typed);
            assertThat(text.wanted())
                    .allSatisfy(phrase -> assertThat(phrase.words())
                            .isNotEmpty()
                            .allMatch(word -> word.codePoints()
                                    .allMatch(point -> Character.isLetterOrDigit(point) || FoldedWord.isMark(point))));
        }
    }

    private static String plain(List<Phrase> phrases) {
        return phrases.stream().map(phrase -> phrase.folded().strip()).toList().toString();
    }
}
