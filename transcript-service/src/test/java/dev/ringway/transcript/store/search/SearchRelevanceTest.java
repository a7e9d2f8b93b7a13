package dev.ringway.transcript.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.search.CriterionResult;
import dev.ringway.transcript.search.DataValue;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type, and what they have to find among conversations in eighteen languages. */
@TestInstance(Lifecycle.PER_CLASS)
class SearchRelevanceTest {

    private final SearchStore store = new SearchStore();
    private final TextIndexSearch search = store.search(10_000, 1000);

    @BeforeAll
    void conversations() {
        store.add(WrittenCorpus.transcripts());
    }

    @AfterAll
    void close() {
        store.close();
    }

    static Stream<String> queries() {
        return WrittenCorpus.lines("queries.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void findsAllOfItAndNothingElse(String line) {
        String[] parts = line.split("=>", 2);
        String expected = parts[1].strip();
        List<String> ids = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" >? ?"));
        List<String> found = found(parts[0].strip(), SearchFilter.ALL);
        if (expected.contains(">")) {
            assertThat(found).containsExactlyElementsOf(ids);
        } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void aFilterLeavesOutTheOthers() {
        SearchFilter all = SearchFilter.ALL;
        assertThat(found("dentist", filter(Optional.of(CriterionCheck.Result.FAILURE), List.of(), List.of())))
                .containsExactly("en-appointment-cancel");
        assertThat(found(
                        "dentist",
                        filter(
                                Optional.empty(),
                                List.of(new CriterionResult("booked", CriterionCheck.Result.SUCCESS)),
                                List.of())))
                .containsExactly("en-appointment");
        assertThat(found("credit", filter(Optional.empty(), List.of(), List.of(new DataValue("plan", "GOLD!")))))
                .containsExactlyInAnyOrder("en-invoice", "en-card-apart");
        assertThat(found("credit", filter(Optional.empty(), List.of(), List.of(new DataValue("plan", "Platinum")))))
                .isEmpty();
        assertThat(found("credit", all)).hasSize(3);
    }

    @Test
    void filtersByAgentCampaignCallMoodAndTime() {
        assertThat(found("refund", narrowed(Optional.of("CA-en-refund-turn"), Set.of(), Set.of(), Optional.empty())))
                .containsExactly("en-refund-turn");
        assertThat(found("credit", narrowed(Optional.empty(), Set.of("spring", "x"), Set.of(), Optional.empty())))
                .containsExactlyInAnyOrder("en-invoice", "en-card");
        assertThat(found("credit", narrowed(Optional.empty(), Set.of(), Set.of(Mood.NEGATIVE), Optional.empty())))
                .containsExactly("en-card");
        Instant day = Instant.parse("2026-03-04T10:00:00Z");
        assertThat(found("credit", narrowed(Optional.empty(), Set.of(), Set.of(), Optional.of(day))))
                .containsExactly("en-card");
    }

    private static SearchFilter filter(
            Optional<CriterionCheck.Result> outcome, List<CriterionResult> criteria, List<DataValue> data) {
        return new SearchFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                outcome.map(Set::of).orElse(Set.of()),
                criteria,
                data,
                Optional.empty(),
                Optional.empty());
    }

    /** @param at from then on, and before the next millisecond */
    private static SearchFilter narrowed(
            Optional<String> callSid, Set<String> campaigns, Set<Mood> moods, Optional<Instant> at) {
        return new SearchFilter(
                callSid,
                Set.of(),
                campaigns,
                Set.of(),
                moods,
                Set.of(),
                List.of(),
                List.of(),
                at,
                at.map(moment -> moment.plusMillis(1)));
    }

    private List<String> found(String typed, SearchFilter filter) {
        return search.find(SearchText.of(typed), filter, Optional.empty(), 50).page().stream()
                .map(SearchPosition::conversationId)
                .toList();
    }
}
