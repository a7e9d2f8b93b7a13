package dev.ringway.transcript.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {

    static Stream<Arguments> pairs() {
        return Stream.of(TranscriptStatus.values())
                .flatMap(one -> Stream.of(TranscriptStatus.values()).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whicheverComesFirstTheOneThatKnowsMoreIsKeptWithAllLinks(TranscriptStatus first, TranscriptStatus second) {
        Transcript one =
                transcript(first, new Links(Optional.of("CA1"), Optional.empty(), Optional.of("a"), Optional.empty()));
        Transcript other = transcript(
                second, new Links(Optional.of("CA1"), Optional.of("RE1"), Optional.empty(), Optional.of("c")));

        Transcript kept = other.over(one);

        assertThat(kept.status()).isEqualTo(first.compareTo(second) > 0 ? first : second);
        assertThat(kept.links())
                .isEqualTo(new Links(Optional.of("CA1"), Optional.of("RE1"), Optional.of("a"), Optional.of("c")));
        assertThat(one.over(other).status()).isEqualTo(kept.status());
        assertThat(one.over(other).links()).isEqualTo(kept.links());
        assertThat(other.over(kept).links()).isEqualTo(kept.links());
    }

    @Test
    void whatWasFoundOutStaysWhereTheVerySameIsToldAgain() {
        Transcript told = transcript(TranscriptStatus.DONE, Links.NONE).withAnalysis(found(1, "offline"));
        Transcript judged = told.withAnalysis(found(1, "judged later"));

        assertThat(told.over(judged)).isEqualTo(judged);
    }

    @Test
    void whatNewerAnalysersFindTakesThePlaceOfWhatOlderOnesFound() {
        Transcript old = transcript(TranscriptStatus.DONE, Links.NONE).withAnalysis(found(1, "old"));
        Transcript told = old.withAnalysis(found(2, "new"));

        assertThat(told.over(old)).isEqualTo(told);
    }

    @Test
    void whatTheProviderSaysOtherwiseIsTaken() {
        Transcript judged = transcript(TranscriptStatus.DONE, Links.NONE).withAnalysis(found(1, "judged later"));
        Transcript told = judged.withAnalysis(Analysis.NONE
                .withSummary(Optional.of("They agreed."))
                .withOrigin(new Origin(1, Set.of(Finding.SUMMARY))));

        assertThat(told.over(judged)).isEqualTo(told);
    }

    @Test
    void whateverOrderReportsComeInTheSameIsLeft() {
        Transcript nothing = report(TranscriptStatus.FAILED, Optional.empty(), 0, 0, 50);
        Transcript failed = report(TranscriptStatus.FAILED, Optional.of(0L), 0, 0, 10);
        Transcript failedLater = report(TranscriptStatus.FAILED, Optional.of(3L), 1, 0, 20);
        Transcript done = report(TranscriptStatus.DONE, Optional.of(60L), 4, 0, 40);
        Transcript judged = report(TranscriptStatus.DONE, Optional.of(60L), 4, 1, 30);
        Transcript corrected = report(TranscriptStatus.DONE, Optional.of(61L), 4, 1, 35);

        assertThat(ends(nothing, failed)).containsExactly(failed);
        assertThat(ends(nothing, failed, failedLater)).containsExactly(failedLater);
        assertThat(ends(done, judged)).containsExactly(judged);
        assertThat(ends(judged, corrected)).containsExactly(corrected);
        assertThat(ends(nothing, failed, failedLater, done, judged, corrected)).containsExactly(corrected);
    }

    @Test
    void twoOfTheSameMomentLeaveTheSameToo() {
        Transcript one = report(TranscriptStatus.DONE, Optional.of(60L), 1, 0, 10);
        Transcript other = new Transcript(
                one.conversationId(),
                one.status(),
                one.links(),
                one.conversation(),
                one.analysis(),
                one.cost(),
                one.terminationReason(),
                Optional.of(new StoredPayload("file:///other", 1, "f".repeat(64), "application/json")),
                one.toldAt());

        assertThat(ends(one, other)).containsExactly(other);
    }

    /** What is left of them, in every order in which they can come. */
    private static Set<Transcript> ends(Transcript... reports) {
        return orders(List.of(reports))
                .map(order ->
                        order.stream().reduce((known, told) -> told.over(known)).orElseThrow())
                .collect(Collectors.toSet());
    }

    private static Stream<List<Transcript>> orders(List<Transcript> reports) {
        return reports.isEmpty()
                ? Stream.of(List.of())
                : reports.stream()
                        .flatMap(last -> orders(without(reports, last)).map(order -> with(order, last)));
    }

    private static List<Transcript> without(List<Transcript> reports, Transcript one) {
        return reports.stream().filter(other -> !other.equals(one)).toList();
    }

    private static List<Transcript> with(List<Transcript> order, Transcript last) {
        return Stream.concat(order.stream(), Stream.of(last)).toList();
    }

    /** @param duration empty where it tells that there was no conversation */
    private static Transcript report(
            TranscriptStatus status, Optional<Long> duration, int turns, int checks, long second) {
        Instant start = Instant.parse("2026-11-02T15:00:00Z");
        return new Transcript(
                "conv_1",
                status,
                new Links(Optional.of("CA1"), Optional.empty(), Optional.of("agent_1"), Optional.empty()),
                new Conversation(
                        Optional.empty(),
                        duration.map(_ -> start),
                        duration,
                        Collections.nCopies(
                                turns,
                                new Turn(
                                        Speaker.USER,
                                        Optional.of("Hello"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        List.of(),
                                        Optional.empty()))),
                new Analysis(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of("keyword found here " + second),
                        List.of(),
                        Collections.nCopies(
                                checks,
                                new CriterionCheck(
                                        "polite",
                                        "polite",
                                        CriterionCheck.Result.SUCCESS,
                                        Optional.empty(),
                                        Optional.empty())),
                        Map.of(),
                        Optional.empty(),
                        Origin.NONE),
                duration.map(_ -> new BigDecimal("0.05")),
                Optional.of("told at " + second),
                Optional.of(new StoredPayload("file:///" + second, 1, "0".repeat(64), "application/json")),
                Optional.of(start.plusSeconds(second)));
    }

    private static Analysis found(int version, String keyword) {
        return Analysis.NONE.withKeywords(List.of(keyword)).withOrigin(new Origin(version, Set.of()));
    }

    private static Transcript transcript(TranscriptStatus status, Links links) {
        return new Transcript(
                "conv_1",
                status,
                links,
                new Conversation(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                Analysis.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
