package dev.ringway.transcript.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Sentiment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentAnalyzerTest {

    private final SentimentAnalyzer analyzer = new SentimentAnalyzer();
    private final SentimentAnalyzer ofAllLexicons = new SentimentAnalyzer(List.of("en", "es", "de", "fr", "pt"));

    @ParameterizedTest
    @CsvSource({
        "en, 'This is great, thank you so much.', POSITIVE",
        "en, 'This is not great.', NEGATIVE",
        "en, 'I’m not happy with it.', NEGATIVE",
        "en, 'Not bad.', POSITIVE",
        "en, 'No, that was really helpful.', POSITIVE",
        "en, 'It was good, but the food was awful.', NEGATIVE",
        "en, 'I was annoyed, but you were wonderful.', POSITIVE",
        "en, 'The address is 14 Mill Road.', NEUTRAL",
        "en-gb, 'Thank you, goodbye.', NEUTRAL",
        "es, 'No estoy contento.', NEGATIVE",
        "es, 'Estoy muy contento.', POSITIVE",
        "de, 'Das gefällt mir überhaupt nicht.', NEGATIVE",
        "de, 'Das gefällt mir.', POSITIVE",
        "fr, 'Je ne suis pas content.', NEGATIVE",
        "pt-br, 'Não gostei.', NEGATIVE",
        "pt, 'Gostei muito.', POSITIVE"
    })
    void hearsTheMood(String language, String text, Mood mood) {
        assertThat(ofAllLexicons
                        .analyze(Call.in(language).user(text).conversation(), Analysis.NONE)
                        .sentiment()
                        .orElseThrow()
                        .overall())
                .isEqualTo(mood);
    }

    @ParameterizedTest
    @CsvSource({"es, Estoy muy contento.", "de, Das ist ganz schlecht.", "fr, Je suis content.", "pt-br, Gostei muito."
    })
    void saysNothingWhereItIsTooOftenWrong(String language, String text) {
        assertThat(sentiment(Call.in(language).user(text))).isEmpty();
    }

    @Test
    void saysMoreOfStrongerWords() {
        assertThat(score("I am very happy.")).isGreaterThan(score("I am happy."));
        assertThat(score("I am happy.")).isGreaterThan(score("I am fairly happy."));
        assertThat(score("great ".repeat(500))).isLessThanOrEqualTo(1);
    }

    @Test
    void hearsThePersonAndNotThePoliteAgent() {
        Call call = Call.in("en").agent("Wonderful, perfect, I'd love to help!").user("This is useless.");
        assertThat(sentiment(call).orElseThrow().overall()).isEqualTo(Mood.NEGATIVE);
        assertThat(sentiment(Call.in("en").agent("Wonderful, perfect!"))).isEmpty();
    }

    @Test
    void hasASegmentForEachOfThePersonsTurns() {
        Call call = Call.in("en")
                .user("This is awful.")
                .agent("Sorry.")
                .user("Okay.")
                .user("That's great, thank you so much!");
        Sentiment sentiment = sentiment(call).orElseThrow();
        assertThat(sentiment.segments())
                .extracting(Sentiment.Segment::sentiment)
                .containsExactly(Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE);
        assertThat(sentiment.segments().getLast().startTime()).contains(Call.START.plusSeconds(30));
        assertThat(sentiment.segments().getLast().endTime()).contains(Call.START.plusSeconds(35));
    }

    @Test
    void theEndCountsForMoreThanTheBegin() {
        assertThat(sentiment(Call.in("en").user("awful").user("excellent"))
                        .orElseThrow()
                        .score())
                .isGreaterThan(sentiment(Call.in("en").user("excellent").user("awful"))
                        .orElseThrow()
                        .score());
    }

    @Test
    void aLongConversationHasItsTurnsTogetherInWindows() {
        Call call = Call.in("en");
        for (int i = 0; i < 1_001; i++) {
            call.user("This is great.");
        }
        assertThat(sentiment(call).orElseThrow().segments()).hasSize(91);
    }

    @ParameterizedTest
    @CsvSource({"ja, とても満足です", "ar, خدمة ممتازة", "xx, great", "'', great"})
    void guessesNothingInALanguageThatItDoesNotKnow(String language, String text) {
        assertThat(sentiment(Call.in(language).user(text))).isEmpty();
    }

    private double score(String text) {
        return sentiment(Call.in("en").user(text)).orElseThrow().score();
    }

    private Optional<Sentiment> sentiment(Call call) {
        return analyzer.analyze(call.conversation(), Analysis.NONE).sentiment();
    }
}
