package dev.ringway.transcript.heard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final Instant BEGIN = Instant.parse("2025-10-15T09:21:20Z");

    private static final List<Segment> CALL = List.of(
            heard("GT1", 2, Speaker.AGENT, "Hello, this", false, 1),
            heard("GT1", 3, Speaker.USER, "Who", false, 2),
            heard("GT1", 4, Speaker.AGENT, "Hello, this is Ava.", true, 3),
            heard("GT1", 5, Speaker.USER, "Who is there?", true, 4),
            heard("GT1", 6, Speaker.USER, "I cannot", false, 6),
            heard("GT2", 2, Speaker.AGENT, "Goodbye.", true, 30));

    @Test
    void partialTextsBecomeOneTurnThatTellsFromWhenToWhen() {
        Conversation heard = Hearing.of(CALL, 100);

        assertThat(heard.turns())
                .extracting(Turn::role, turn -> turn.text().orElseThrow(), Turn::startTime, Turn::endTime)
                .containsExactly(
                        tuple(Speaker.AGENT, "Hello, this is Ava.", at(1), Optional.of(at(3))),
                        tuple(Speaker.USER, "Who is there?", at(2), Optional.of(at(4))),
                        tuple(Speaker.USER, "I cannot", at(6), Optional.empty()),
                        tuple(Speaker.AGENT, "Goodbye.", at(30), Optional.empty()));
        assertThat(heard.startTime()).contains(at(1));
        assertThat(heard.duration()).contains(29L);
        assertThat(heard.language()).contains("en-US");
    }

    @Test
    void theSameIsHeardInWhateverOrderAndHoweverOftenItIsTold() {
        Conversation heard = Hearing.of(CALL, 100);
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            List<Segment> told = new ArrayList<>(CALL);
            told.addAll(CALL.subList(0, random.nextInt(CALL.size())));
            Collections.shuffle(told, random);

            assertThat(Hearing.of(told, 100)).isEqualTo(heard);
        }
    }

    @Test
    void partialTextsOfATurnThatIsLongOverAreNotNeeded() {
        List<Segment> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(heard("GT1", 2L * i, Speaker.USER, "I would like", i == 5, i));
            told.add(heard("GT1", 2L * i + 1, Speaker.AGENT, "Of cou", i == 5, i));
        }
        assertThat(Hearing.needless(told))
                .as("one that ends a turn may be late")
                .isEmpty();

        told.add(heard("GT1", 12, Speaker.USER, "And", false, 306));
        told.add(heard("GT1", 13, Speaker.USER, "And then", false, 307));
        List<Segment> needless = Hearing.needless(told);

        assertThat(needless).extracting(Segment::sequence).containsExactlyInAnyOrder(2L, 4L, 6L, 8L, 3L, 5L, 7L, 9L);
        List<Segment> left =
                told.stream().filter(one -> !needless.contains(one)).toList();
        assertThat(Hearing.of(left, 100)).isEqualTo(Hearing.of(told, 100));
        assertThat(Hearing.needless(left)).isEmpty();
    }

    @Test
    void ofTooManyTurnsTheNewestAreKept() {
        List<Segment> many = IntStream.range(0, 50)
                .mapToObj(i -> heard("GT1", i, Speaker.USER, "text " + i, true, i))
                .toList();

        assertThat(Hearing.of(many, 10).turns())
                .hasSize(10)
                .first()
                .matches(turn -> turn.text().equals(Optional.of("text 40")));
        assertThat(Hearing.of(many, 10).startTime()).contains(at(0));
    }

    @Test
    void ofTooMuchTextTheNewestIsKept() {
        String long1 = "x".repeat(30_000);
        List<Segment> many = IntStream.range(0, 50)
                .mapToObj(i -> heard("GT1", i, Speaker.USER, long1, true, i))
                .toList();

        assertThat(Hearing.of(many, 1_000).turns()).hasSize(33);
    }

    @Test
    void nothingHeardIsAnEmptyConversation() {
        assertThat(Hearing.of(List.of(), 10))
                .isEqualTo(new Conversation(Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    private static org.assertj.core.groups.Tuple tuple(
            Speaker role, String text, Instant start, Optional<Instant> end) {
        return org.assertj.core.groups.Tuple.tuple(role, text, Optional.of(start), end);
    }

    private static Segment heard(
            String transcription, long sequence, Speaker speaker, String text, boolean last, int second) {
        return new Segment(
                "CA15884136fed840d807968d7c83b21ba4",
                transcription,
                sequence,
                speaker,
                text,
                last,
                at(second),
                Optional.of(0.9),
                Optional.of("en-US"));
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }
}
