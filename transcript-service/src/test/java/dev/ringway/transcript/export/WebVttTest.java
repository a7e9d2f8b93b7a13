package dev.ringway.transcript.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WebVttTest {

    private static final SpeakerNames NAMES = new SpeakerNames("Ava", "Zoë");

    @Test
    void aTurnIsACueInTheVoiceOfItsSpeaker() {
        assertThat(vtt(
                        turn(Speaker.AGENT, "Hello Zoë.", 0, 1_500),
                        turn(Speaker.USER, "Yes, please.", 3_723_004, 3_725_000)))
                .isEqualTo("""
                        WEBVTT

                        1
                        00:00:00.000 --> 00:00:01.500
                        <v Ava>Hello Zoë.

                        2
                        01:02:03.004 --> 01:02:05.000
                        <v Zoë>Yes, please.
                        """);
    }

    @Test
    void whatWasSaidIsNeverMarkup() {
        String said = "a < b && b > c --> \r\n\r\n2\n00:00:00.000 --> 00:01:00.000\n<v Ava>\u2028Ha\0 &lt;";
        assertThat(vtt(turn(Speaker.USER, said, 0, 1_000)))
                .endsWith("<v Zoë>a &lt; b &amp;&amp; b &gt; c --&gt; 2 00:00:00.000 --&gt; 00:01:00.000 &lt;v Ava&gt;"
                        + " Ha &amp;lt;\n")
                .containsOnlyOnce("-->");
    }

    @Test
    void aNameEndsNoTag() {
        SpeakerNames odd = SpeakerNames.of(Optional.of("A>va\n& <b>"), Optional.of(" \n"));
        assertThat(WebVtt.of(
                        conversation(turn(Speaker.AGENT, "Hi.", 0, 900), turn(Speaker.USER, "Hi.", 900, 1_800)),
                        odd,
                        UnaryOperator.identity()))
                .contains("<v A&gt;va &amp; &lt;b&gt;>Hi.\n", "<v Caller>Hi.\n");
    }

    @Test
    void cuesStandInOrderAndAreSeen() {
        String cues = vtt(
                turn(Speaker.AGENT, "One.", -2_000, -1_000),
                turn(Speaker.USER, "Two.", 5_000, 5_000),
                turn(Speaker.AGENT, "Three.", 4_000, 9_000));
        assertThat(cues)
                .contains(
                        "00:00:00.000 --> 00:00:00.500",
                        "00:00:05.000 --> 00:00:05.500",
                        "00:00:05.000 --> 00:00:09.000");
    }

    @Test
    void whatNobodyTellsTheTimeOfFollowsAndWhatWasNotSaidIsNone() {
        Turn untold = Call.turn(Speaker.USER, Optional.of("And then?"), Optional.empty(), Optional.empty());
        Turn silent = Call.turn(Speaker.AGENT, Optional.empty(), Optional.of(Call.START), Optional.empty());
        assertThat(vtt(turn(Speaker.AGENT, "One.", 0, 1_000), silent, untold))
                .contains("2\n00:00:01.000 --> 00:00:01.")
                .doesNotContain("\n3\n");
        assertThat(vtt()).isEqualTo("WEBVTT\n");
    }

    @Test
    void withoutABeginItsFirstTurnIsTheBegin() {
        Conversation unknown = new Conversation(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(turn(Speaker.AGENT, "One.", 7_000, 8_000)));
        assertThat(WebVtt.of(unknown, NAMES, UnaryOperator.identity())).contains("00:00:00.000 --> 00:00:01.000");
    }

    private static String vtt(Turn... turns) {
        return WebVtt.of(conversation(turns), NAMES, UnaryOperator.identity());
    }

    private static Conversation conversation(Turn... turns) {
        return new Conversation(Optional.of("en"), Optional.of(Call.START), Optional.empty(), List.of(turns));
    }

    private static Turn turn(Speaker speaker, String text, long start, long end) {
        return Call.turn(speaker, Optional.of(text), at(start), at(end));
    }

    private static Optional<Instant> at(long millis) {
        return Optional.of(Call.START.plusMillis(millis));
    }
}
