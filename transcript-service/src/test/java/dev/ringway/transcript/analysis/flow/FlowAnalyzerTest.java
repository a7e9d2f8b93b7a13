package dev.ringway.transcript.analysis.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.Delays;
import dev.ringway.transcript.analysis.Flow;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowAnalyzerTest {

    private final List<Turn> turns = new ArrayList<>();

    @Test
    void sharesTheTimeInWhichSomebodySpeaks() {
        turn(Speaker.AGENT, 0, 6, false);
        turn(Speaker.USER, 8, 10, false);
        assertThat(flow(20).talkRatio()).contains(0.75);
    }

    @Test
    void countsTheTurnsThatWereCutOff() {
        turn(Speaker.AGENT, 0, 6, true);
        turn(Speaker.USER, 5, 9, false);
        turn(Speaker.USER, 9, 10, true);
        assertThat(flow(20).interruptions()).isEqualTo(2);
    }

    @Test
    void isSilentBetweenTurnsAndAfterTheLastAndNotBeforeTheFirst() {
        turn(Speaker.AGENT, 3, 6, false);
        turn(Speaker.USER, 5, 8, false);
        turn(Speaker.AGENT, 10, 12, false);
        assertThat(flow(20).silence()).contains(2 + 8.0);
    }

    @Test
    void silenceIsNeverLessThanNothing() {
        turn(Speaker.AGENT, 0, 30, false);
        turn(Speaker.USER, 4, 5, false);
        assertThat(flow(20).silence()).contains(0.0);
    }

    @Test
    void doesNotGuessSilenceWhereABeginIsUnknown() {
        turn(Speaker.AGENT, 0, 6, false);
        turns.add(Call.turn(Speaker.USER, Optional.of("Hello there"), Optional.empty(), Optional.empty()));
        assertThat(flow(20).silence()).isEmpty();
        assertThat(flow(20).talkRatio().orElseThrow()).isCloseTo(6 / 6.73, within(0.01));
    }

    @Test
    void takesTheNearestRankOfTheAgentsDelays() {
        for (long millis = 100; millis <= 1000; millis += 100) {
            answered(Speaker.AGENT, millis);
        }
        answered(Speaker.USER, 9_000);
        assertThat(flow(20).latency()).contains(new Delays(0.5, 0.9));
    }

    @Test
    void oneDelayIsEveryPercentile() {
        answered(Speaker.AGENT, 370);
        assertThat(flow(20).latency()).contains(new Delays(0.37, 0.37));
    }

    @Test
    void saysNothingOfAConversationWithoutTurnsAndLittleOfOneInWhichNobodySpeaks() {
        Analysis empty = new FlowAnalyzer().analyze(conversation(20), Analysis.NONE);
        assertThat(empty.flow()).isEmpty();
        turns.add(Call.turn(Speaker.AGENT, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(flow(20)).isEqualTo(new Flow(Optional.empty(), 0, Optional.empty(), Optional.empty()));
    }

    private void turn(Speaker speaker, int from, int to, boolean interrupted) {
        turns.add(new Turn(
                speaker,
                Optional.of("…"),
                at(from),
                at(to),
                Optional.empty(),
                interrupted,
                List.of(),
                Optional.empty()));
    }

    private void answered(Speaker speaker, long millis) {
        turns.add(new Turn(
                speaker,
                Optional.of("…"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.of(millis)));
    }

    private static Optional<Instant> at(int second) {
        return Optional.of(Call.START.plusSeconds(second));
    }

    private Flow flow(long duration) {
        return new FlowAnalyzer()
                .analyze(conversation(duration), Analysis.NONE)
                .flow()
                .orElseThrow();
    }

    private Conversation conversation(long duration) {
        return new Conversation(Optional.of("en"), Optional.of(Call.START), Optional.of(duration), turns);
    }
}
