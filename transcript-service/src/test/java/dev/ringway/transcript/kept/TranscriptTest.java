package dev.ringway.transcript.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.conversation.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                Optional.empty());
    }
}
