package dev.ringway.transcript.analysis.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTimeTest {

    private static final Optional<Instant> UNKNOWN = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "'I would like to change my appointment to next Friday please', 3.2, 5",
        "Ich möchte gern meinen Termin auf nächsten Freitag verschieben, 3.2, 5",
        "我想把预约改到下周五, 1.5, 2.5",
        "予約を来週の金曜日に変更したいのですが, 2, 4",
        "예약을 다음 주 금요일로 바꾸고 싶어요, 2, 4",
        "415 555 0132, 3, 5",
        "👍🏽 ..., 0, 0.3"
    })
    void isAboutAsLongAsItTakesToSay(String text, double least, double most) {
        assertThat(SpokenTime.of(text).toMillis() / 1000.0).isBetween(least, most);
    }

    @Test
    void endsWhereTheTextIsSaid() {
        Turn ended = ended(List.of(turn("I would like to change my appointment", 0)), UNKNOWN)
                .getFirst();
        assertThat(ended.endTime()).contains(at(0).plus(SpokenTime.of("I would like to change my appointment")));
    }

    @Test
    void neverEndsAfterTheNextTurnBegins() {
        List<Turn> ended = ended(List.of(turn("a".repeat(1000), 0), silent(), turn("Yes.", 2)), UNKNOWN);
        assertThat(ended.getFirst().endTime()).contains(at(2));
    }

    @Test
    void neverEndsAfterTheConversation() {
        assertThat(ended(List.of(turn("a".repeat(1000), 0)), Optional.of(at(3)))
                        .getFirst()
                        .endTime())
                .contains(at(3));
    }

    @Test
    void neverEndsBeforeItBegins() {
        List<Turn> ended = ended(List.of(turn("Late in the list.", 9), turn("Early.", 2)), Optional.of(at(1)));
        assertThat(ended).extracting(Turn::endTime).containsExactly(Optional.of(at(9)), Optional.of(at(2)));
    }

    @Test
    void keepsAnEndThatIsTold() {
        Turn told = Call.turn(Speaker.USER, Optional.of("Hello"), Optional.of(at(0)), Optional.of(at(40)));
        assertThat(ended(List.of(told, turn("Yes.", 2)), UNKNOWN).getFirst()).isEqualTo(told);
    }

    @Test
    void leavesATurnAloneInWhichNothingIsSaidOrOfWhichNoBeginIsKnown() {
        Turn unknown = Call.turn(Speaker.USER, Optional.of("Hello"), UNKNOWN, UNKNOWN);
        assertThat(ended(List.of(silent(), unknown), UNKNOWN)).containsExactly(silent(), unknown);
    }

    @Test
    void countsDigitsAsWords() {
        assertThat(SpokenTime.of("0123456789"))
                .isGreaterThan(SpokenTime.of("abcdefghij").multipliedBy(4));
        assertThat(SpokenTime.of("")).isEqualTo(Duration.ZERO);
    }

    private static List<Turn> ended(List<Turn> turns, Optional<Instant> end) {
        return SpokenTime.ended(turns, end);
    }

    private static Turn turn(String text, int second) {
        return Call.turn(Speaker.USER, Optional.of(text), Optional.of(at(second)), UNKNOWN);
    }

    private static Turn silent() {
        return Call.turn(Speaker.AGENT, Optional.empty(), Optional.of(at(2)), UNKNOWN);
    }

    private static Instant at(int second) {
        return Call.START.plusSeconds(second);
    }
}
