package dev.ringway.transcript.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was said, or was written instead of it: an analysis, in a time in proportion to its length. */
class AnyInputTest {

    private static final TranscriptAnalyzer ANALYZER = StandardAnalyzers.offline();
    private static final List<String> LANGUAGES =
            List.of("en", "es", "de", "fr", "pt-br", "ja", "zh", "ar", "th", "und", "", "no such language", "ru");

    static Stream<String> texts() {
        return Stream.of(
                "",
                " \n\t",
                "\0\0 null \0 bytes",
                "👍🏽👨‍👩‍👧‍👦 😡😡😡",
                "\ud83d alone \ude00",
                "أريد تغيير موعدي إلى يوم الجمعة \u202e مرحبا \u202c",
                "שלום, אני רוצה לבטל את ההזמנה",
                "(((((((((([[[[[[{{{{{{***+++???\\\\\\",
                "$where: {$gt: ''} '; DROP TABLE turns; --",
                "a".repeat(10_000),
                "not ".repeat(2_500),
                "one hundred and ".repeat(700) + "dollars",
                "einhundertzwanzig".repeat(600),
                "1,".repeat(5_000),
                "Anna ".repeat(2_000),
                "Anna of the ".repeat(900),
                "a at b dot ".repeat(900),
                "a.b@".repeat(2_500),
                "next Friday at 5 pm ".repeat(500),
                "415-555-0132 ".repeat(800),
                "İIıi ẞß ŉ ﬁ ".repeat(800),
                "ﷺ̸̡͎̀".repeat(1_000),
                "-".repeat(10_000),
                "'".repeat(10_000),
                ". ".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNeverTooMuch(String text) {
        for (String language : List.of("en", "de", "ja")) {
            Conversation conversation = new Conversation(
                    Optional.of(language), Optional.empty(), Optional.empty(), turns(List.of(text, "Yes.")));
            assertThat(timeOf(conversation)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @RepeatedTest(20)
    void neitherIsAnythingElse(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<String> pieces = texts().map(text -> text.substring(0, Math.min(20, text.length())))
                .toList();
        List<String> texts = Stream.generate(() -> Stream.generate(() -> piece(pieces, random))
                        .limit(random.nextInt(12))
                        .collect(Collectors.joining(" ")))
                .limit(6)
                .toList();
        for (String language : LANGUAGES) {
            Conversation conversation = new Conversation(
                    Optional.of(language), Optional.of(Call.START), Optional.of(random.nextLong(100)), turns(texts));
            assertThatCode(() -> ANALYZER.analyze(conversation, Analysis.NONE)).doesNotThrowAnyException();
        }
    }

    @Test
    void aConversationOfThreeHoursTakesSeconds() {
        List<LabelledCall> calls = LabelledCall.of("en", "tuning");
        List<Turn> turns = new ArrayList<>();
        while (turns.size() < 5_000) {
            for (List<String> turn : calls.get(turns.size() % calls.size()).turns()) {
                Instant start = Call.START.plusMillis(2_160L * turns.size());
                turns.add(Call.turn(
                        Speaker.of(turn.getFirst()).orElseThrow(),
                        Optional.of(turn.getLast()),
                        Optional.of(start),
                        Optional.of(start.plusSeconds(2))));
            }
        }
        Conversation conversation =
                new Conversation(Optional.of("en"), Optional.of(Call.START), Optional.of(10_800L), turns);
        Duration time = timeOf(conversation);
        System.out.println(String.format(Locale.ROOT, "5,000 turns in %d ms of processor time", time.toMillis()));
        assertThat(time).isLessThan(Duration.ofSeconds(30));
        Analysis analysis = ANALYZER.analyze(conversation, Analysis.NONE);
        assertThat(analysis.keywords()).hasSize(15);
        assertThat(analysis.sentiment().orElseThrow().segments()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void findsTheSameEveryTimeAndOnEveryThread() {
        List<Conversation> calls = LabelledCall.of("en", "tuning").stream()
                .map(call -> call.in("en"))
                .toList();
        List<Analysis> alone = calls.stream()
                .map(call -> ANALYZER.analyze(call, Analysis.NONE))
                .toList();
        List<Analysis> together = calls.parallelStream()
                .map(call -> ANALYZER.analyze(call, Analysis.NONE))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void aConversationWithoutTurnsHasNoFindings() {
        Conversation nothing = new Conversation(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        Analysis analysis = ANALYZER.analyze(nothing, Analysis.NONE);
        assertThat(analysis.told()).isEqualTo(Analysis.NONE);
        assertThat(analysis.withOrigin(Origin.NONE)).isEqualTo(Analysis.NONE);
    }

    /** Of the processor, whatever else the machine has to do. */
    private static Duration timeOf(Conversation conversation) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThatCode(() -> ANALYZER.analyze(conversation, Analysis.NONE)).doesNotThrowAnyException();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    private static String piece(List<String> pieces, Random random) {
        return random.nextInt(4) == 0
                ? new String(Character.toChars(random.nextInt(0x3000)))
                : pieces.get(random.nextInt(pieces.size()));
    }

    private static List<Turn> turns(List<String> texts) {
        List<Turn> turns = new ArrayList<>();
        texts.forEach(text -> turns.add(Call.turn(
                turns.size() % 2 == 0 ? Speaker.USER : Speaker.AGENT,
                Optional.of(text),
                Optional.empty(),
                Optional.empty())));
        turns.add(Call.turn(Speaker.AGENT, Optional.empty(), Optional.of(Call.START), Optional.empty()));
        return turns;
    }
}
