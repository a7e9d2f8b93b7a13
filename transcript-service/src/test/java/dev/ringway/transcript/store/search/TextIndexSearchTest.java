package dev.ringway.transcript.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ExplainVerbosity;
import com.mongodb.MongoExecutionTimeoutException;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.search.CriterionResult;
import dev.ringway.transcript.search.Facets;
import dev.ringway.transcript.search.Found;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.search.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Generated transcripts, and what is found among them against a reading of all of them that shares no code with the search. */
@TestInstance(Lifecycle.PER_CLASS)
class TextIndexSearchTest {

    private static final int TRANSCRIPTS = 600;

    private final SearchStore store = new SearchStore();
    private final GeneratedTranscripts generated = new GeneratedTranscripts(3);
    private final List<StoredTranscript> transcripts =
            IntStream.range(0, TRANSCRIPTS).mapToObj(generated::transcript).toList();
    private final TextIndexSearch search = store.search(10_000, 4000);
    private final Map<String, Long> frequencies = frequencies();

    @BeforeAll
    void store() {
        store.add(transcripts);
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static Stream<String> said(StoredTranscript stored) {
        return Stream.concat(
                stored.transcript().conversation().turns().stream()
                        .map(Turn::text)
                        .flatMap(Optional::stream),
                Stream.concat(
                        Stream.concat(
                                stored.transcript().analysis().title().stream(),
                                stored.transcript().analysis().summary().stream()),
                        stored.transcript().analysis().keywords().stream()));
    }

    private static Set<String> words(StoredTranscript stored) {
        return said(stored)
                .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[ .]")))
                .collect(Collectors.toSet());
    }

    private Map<String, Long> frequencies() {
        return transcripts.stream()
                .flatMap(stored -> words(stored).stream())
                .filter(word -> word.length() > 2 && word.matches("[a-z]+"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** A word that about as many transcripts have. */
    private String word(long about, int nth) {
        return frequencies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .sorted((one, other) ->
                        Long.compare(Math.abs(one.getValue() - about), Math.abs(other.getValue() - about)))
                .skip(nth)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private Set<String> having(Predicate<StoredTranscript> condition) {
        return transcripts.stream()
                .filter(condition)
                .map(stored -> stored.transcript().conversationId())
                .collect(Collectors.toSet());
    }

    @Test
    void findsExactlyThoseThatHaveAllWordsAndNothingExcluded() {
        String rare = word(20, 0);
        String common = word(300, 0);
        String other = word(250, 1);
        assertFound(rare, stored -> words(stored).contains(rare));
        assertFound(common, stored -> words(stored).contains(common));
        assertFound(
                rare + " " + common,
                stored -> words(stored).contains(rare) && words(stored).contains(common));
        assertFound(
                common + " " + other + " -" + rare,
                stored -> words(stored).contains(common)
                        && words(stored).contains(other)
                        && !words(stored).contains(rare));
    }

    @Test
    void aPhraseIsFoundWithinOneTextOnly() {
        String text = transcripts
                .get(7)
                .transcript()
                .conversation()
                .turns()
                .get(3)
                .text()
                .orElseThrow();
        String[] spoken = text.toLowerCase(Locale.ROOT).replace(".", "").split(" ", -1);
        String phrase = spoken[0] + " " + spoken[1];
        assertFound(
                '"' + phrase + '"',
                stored -> said(stored)
                        .anyMatch(one ->
                                (" " + one.toLowerCase(Locale.ROOT).replace('.', ' ')).contains(" " + phrase + " ")));
    }

    private void assertFound(String typed, Predicate<StoredTranscript> condition) {
        List<String> found = SearchStore.walked(search, typed, SearchFilter.ALL, 200).stream()
                .map(SearchPosition::conversationId)
                .toList();
        assertThat(found).as(typed).isNotEmpty().doesNotHaveDuplicates().hasSameElementsAs(having(condition));
    }

    @Test
    void facetsAreTheCountsOverAllMatches() {
        String word = word(200, 0);
        SearchFilter filter = fields(Set.of(), Set.of(Mood.POSITIVE, Mood.NEGATIVE));
        List<StoredTranscript> matching = transcripts.stream()
                .filter(stored -> words(stored).contains(word))
                .filter(stored ->
                        stored.transcript().analysis().sentiment().orElseThrow().overall() != Mood.NEUTRAL)
                .toList();
        Tally tally = search.find(SearchText.of(word), filter, Optional.empty(), 10)
                .tally()
                .orElseThrow();
        assertThat(tally.exact()).isTrue();
        assertThat(tally.count()).isEqualTo(matching.size());
        assertCounts(tally.facets().agents(), matching, stored -> stored.transcript().links().agentId().stream());
        assertCounts(tally.facets().campaigns(), matching, stored -> stored.transcript().links().campaignId().stream());
        assertCounts(
                tally.facets().sentiments(),
                matching,
                stored -> stored.transcript().analysis().sentiment().stream()
                        .map(one -> one.overall().text()));
        assertCounts(
                tally.facets().outcomes(),
                matching,
                stored ->
                        stored.transcript().analysis().callSuccessful().stream().map(CriterionCheck.Result::text));
        assertCounts(
                tally.facets().criteria(),
                matching,
                stored -> stored.transcript().analysis().criteriaChecks().stream()
                        .map(check -> check.id() + ":" + check.result().text()));
        assertCounts(tally.facets().keywords(), matching, stored -> stored.transcript().analysis().keywords().stream());
    }

    private static void assertCounts(
            List<Facets.Counted> facet,
            List<StoredTranscript> matching,
            Function<StoredTranscript, Stream<String>> values) {
        Map<String, Long> counts = new HashMap<>();
        matching.forEach(stored -> values.apply(stored).forEach(value -> counts.merge(value, 1L, Long::sum)));
        assertThat(facet).isNotEmpty().hasSize(Math.min(facet.size(), counts.size()));
        assertThat(facet).allSatisfy(one -> assertThat(counts).containsEntry(one.value(), one.count()));
        long least = facet.getLast().count();
        List<String> told = facet.stream().map(Facets.Counted::value).toList();
        assertThat(counts.entrySet())
                .allSatisfy(one -> assertThat(told.contains(one.getKey()) || one.getValue() <= least)
                        .as(one.toString())
                        .isTrue());
    }

    @Test
    void pagesTellEachOnceInOrderThoughManyTie() {
        String word = word(300, 2);
        List<SearchPosition> whole = SearchStore.walked(search, word, SearchFilter.ALL, 1000);
        assertThat(whole).isSorted().doesNotHaveDuplicates();
        assertThat(whole.stream().map(SearchPosition::score).distinct().count()).isLessThan(whole.size() / 5);
        for (int limit : List.of(1, 7, 50)) {
            assertThat(SearchStore.walked(search, word, SearchFilter.ALL, limit))
                    .isEqualTo(whole);
        }
    }

    @Test
    void aboveTheLimitPagesEndAndCountsAreEstimatesThatSaySo() {
        String word = word(300, 0);
        TextIndexSearch bounded = store.search(50, 400);
        Found found = bounded.find(SearchText.of(word), SearchFilter.ALL, Optional.empty(), 20);
        Tally tally = found.tally().orElseThrow();
        assertThat(tally.exact()).isFalse();
        long real = having(stored -> words(stored).contains(word)).size();
        assertThat((double) tally.count()).isBetween(0.8 * real, 1.2 * real);
        long moods = tally.facets().sentiments().stream()
                .mapToLong(Facets.Counted::count)
                .sum();
        assertThat((double) moods).isBetween(0.8 * real, 1.2 * real);
        assertThat(SearchStore.walked(bounded, word, SearchFilter.ALL, 20)).hasSize(50);
    }

    /** Which would take long, however few of them match. */
    @Test
    void ofWordsThatVeryManyHaveTheFirstAreReadAndThatIsSaid() {
        String one = word(300, 0);
        String other = word(250, 1);
        TextIndexSearch bounded = store.search(10_000, 60, 400);
        Set<String> real =
                having(stored -> words(stored).contains(one) && words(stored).contains(other));

        Tally tally = bounded.find(SearchText.of(one + " " + other), SearchFilter.ALL, Optional.empty(), 5)
                .tally()
                .orElseThrow();
        List<SearchPosition> walked = SearchStore.walked(bounded, one + " " + other, SearchFilter.ALL, 5);

        assertThat(tally.exact()).isFalse();
        assertThat(tally.allRead()).isFalse();
        assertThat((double) tally.count()).isBetween(0.7 * real.size(), 1.3 * real.size());
        assertThat(walked)
                .extracting(SearchPosition::conversationId)
                .hasSizeBetween(5, 60)
                .doesNotHaveDuplicates()
                .isSubsetOf(real);
    }

    /** They lie in the entries, which are read for it, though not their texts. */
    @Test
    void ofAWordAndAFieldThatVeryManyHaveTheFirstAreReadAndThatIsSaid() {
        String one = word(300, 0);
        TextIndexSearch bounded = store.search(10_000, 20, 400);
        Set<String> real = having(stored -> words(stored).contains(one) && isDone(stored));

        Tally tally = bounded.find(
                        SearchText.of(one), fields(Set.of(TranscriptStatus.DONE), Set.of()), Optional.empty(), 5)
                .tally()
                .orElseThrow();

        assertThat(tally.exact()).isFalse();
        assertThat(tally.allRead()).isFalse();
        assertThat((double) tally.count()).isBetween(0.7 * real.size(), 1.3 * real.size());
        assertThat(SearchStore.walked(bounded, one, fields(Set.of(TranscriptStatus.DONE), Set.of()), 5))
                .extracting(SearchPosition::conversationId)
                .hasSizeBetween(5, 20)
                .doesNotHaveDuplicates()
                .isSubsetOf(real);
    }

    @Test
    void ofFieldsAloneThatVeryManyHaveTheNewestAreReadAndThatIsSaid() {
        SearchFilter filter = fields(Set.of(TranscriptStatus.DONE), Set.of(Mood.POSITIVE, Mood.NEGATIVE));
        TextIndexSearch bounded = store.search(10_000, 20, 400);

        List<SearchPosition> walked = SearchStore.walked(bounded, "", filter, 5);

        assertThat(bounded.find(SearchText.of(""), filter, Optional.empty(), 5)
                        .tally()
                        .orElseThrow()
                        .allRead())
                .isFalse();
        assertThat(walked)
                .hasSizeBetween(5, 20)
                .isEqualTo(SearchStore.walked(search, "", filter, 1000).subList(0, walked.size()));
    }

    private static boolean isDone(StoredTranscript stored) {
        return stored.transcript().status() == TranscriptStatus.DONE;
    }

    private static SearchFilter fields(Set<TranscriptStatus> statuses, Set<Mood> moods) {
        return new SearchFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                statuses,
                moods,
                Set.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** No text has to be read for that. */
    @Test
    void oneWordIsCountedHoweverManyHaveIt() {
        String one = word(300, 0);

        Tally tally = store.search(10_000, 60, 400)
                .find(SearchText.of(one), SearchFilter.ALL, Optional.empty(), 5)
                .tally()
                .orElseThrow();

        assertThat(tally.exact()).isTrue();
        assertThat(tally.count()).isEqualTo(frequencies.get(one));
    }

    @Test
    void whereNothingOfWhatWasReadMatchesThereIsNothing() {
        String typed = "\"" + word(300, 0) + " " + word(300, 0) + "\"";

        Found found = store.search(10_000, 60, 400).find(SearchText.of(typed), SearchFilter.ALL, Optional.empty(), 5);

        assertThat(found.page()).isEmpty();
        assertThat(found.tally().orElseThrow()).isEqualTo(new Tally(0, false, false, Facets.of(List.of())));
    }

    @Test
    void theTextIndexGivesTheRarestWordAlone() {
        String rare = word(5, 0);
        String common = word(400, 0);
        Document plan = explained(search, common + " " + rare, SearchFilter.ALL);
        assertThat(plan.toJson()).contains("search_text").doesNotContain("COLLSCAN");
        assertThat(plan.get("executionStats", Document.class).getInteger("totalKeysExamined"))
                .isEqualTo(Math.toIntExact(frequencies.get(rare)));
    }

    @Test
    void aFilterThatFewerHaveIsTheWayIn() {
        SearchFilter one = new SearchFilter(
                Optional.of("CA%032x".formatted(11)),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Document plan = explained(search, word(400, 0), one);
        assertThat(plan.toJson()).contains("callSid_1").doesNotContain("COLLSCAN");
        assertThat(plan.get("executionStats", Document.class).getInteger("totalDocsExamined"))
                .isEqualTo(1);
    }

    @Test
    void aStatusThatFewerHaveIsTheWayIn() {
        Document plan = explained(search, word(400, 0), fields(Set.of(TranscriptStatus.FAILED), Set.of()));

        assertThat(plan.toJson()).contains("status_1_at_-1").doesNotContain("COLLSCAN");
        assertThat(plan.get("executionStats", Document.class).getInteger("totalDocsExamined"))
                .isEqualTo(having(stored -> !isDone(stored)).size());
    }

    @Test
    void withoutATextTheFilterFindsAllTheNewestFirst() {
        Instant from =
                transcripts.get(100).transcript().conversation().startTime().orElseThrow();
        Instant to = from.plus(Duration.ofDays(30));
        SearchFilter filter = during(from, to, List.of());

        List<SearchPosition> whole = SearchStore.walked(search, "", filter, 1000);

        assertThat(whole).isSorted().extracting(SearchPosition::score).containsOnly(0.0);
        assertThat(whole)
                .extracting(SearchPosition::conversationId)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .hasSameElementsAs(having(stored -> {
                    Instant begin =
                            stored.transcript().conversation().startTime().orElseThrow();
                    return !begin.isBefore(from) && begin.isBefore(to);
                }));
        assertThat(SearchStore.walked(search, "", filter, 7)).isEqualTo(whole);
        assertThat(SearchStore.walked(store.search(10, 400), "", filter, 7)).isEqualTo(whole.subList(0, 10));
    }

    @Test
    void withoutATextTheFilterIsTheWayIn() {
        Instant from = Instant.parse("2025-01-01T00:00:00Z");
        StoredTranscript one = transcripts.get(5);
        CriterionCheck check = one.transcript().analysis().criteriaChecks().getFirst();
        SearchFilter time = during(from, from.plus(Duration.ofDays(7)), List.of());
        SearchFilter criterion =
                during(from, from.plus(Duration.ofDays(7)), List.of(new CriterionResult(check.id(), check.result())));

        assertReadsNoMoreThanItFinds(time, "at_-1");
        assertReadsNoMoreThanItFinds(criterion, "criteria_1_at_-1");
        assertReadsNoMoreThanItFinds(fields(Set.of(TranscriptStatus.FAILED), Set.of()), "status_1_at_-1");
        assertReadsNoMoreThanItFinds(fields(Set.of(), Set.of(Mood.NEGATIVE)), "mood_1_at_-1");
    }

    private void assertReadsNoMoreThanItFinds(SearchFilter filter, String index) {
        Document plan = explained(search, "", filter);
        assertThat(plan.get("queryPlanner", Document.class)
                        .get("winningPlan", Document.class)
                        .toJson())
                .contains('"' + index + '"')
                .doesNotContain("COLLSCAN", "\"SORT\"");
        Document stats = plan.get("executionStats", Document.class);
        assertThat(stats.getInteger("totalDocsExamined")).isPositive().isEqualTo(stats.getInteger("nReturned"));
    }

    private static SearchFilter during(Instant from, Instant to, List<CriterionResult> criteria) {
        return new SearchFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                criteria,
                List.of(),
                Optional.of(from),
                Optional.of(to));
    }

    private static Document explained(TextIndexSearch search, String typed, SearchFilter filter) {
        SearchText text = SearchText.of(typed);
        return Mono.from(search.matching(
                                text, filter, search.way(text, filter, Deadline.in(Duration.ofMinutes(1))), true)
                        .explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(",
                ")",
                "\"",
                "\"\"",
                "-",
                "--",
                "$where",
                "{\"$gt\":\"\"}",
                "a{1000000}",
                ".*",
                "^$",
                "\\",
                "\\Q",
                "[a-",
                "(?<x>",
                "\u0000",
                "\u0000a\u0000",
                "\ud83d",
                "a\ude00b",
                "😀🎉",
                "\u202eabc",
                "שלום עולם",
                "مرحبا",
                "東京タワー",
                "ｶﾞｲﾄﾞ",
                "हिंदी",
                "ฉันขอ",
                "-only -these",
                "\"unclosed",
                "a".repeat(16_000),
                "ab ".repeat(5_000),
                "\"" + "x ".repeat(8_000) + "\"",
                "😀".repeat(5_000),
                "東".repeat(10_000),
                "-\"" + "x ".repeat(3_000),
                IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")),
                IntStream.range(0, 2_000).mapToObj(i -> "-w" + i).collect(Collectors.joining(" ")) + " ba",
                "ｅ\u0301\u0301\u0301",
                "\r\n\t",
                "é -é");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anyTextIsASearch(String typed) {
        SearchText text = SearchText.of(typed);
        if (text.asksForSomething()) {
            assertThatCode(() -> search.find(text, SearchFilter.ALL, Optional.empty(), 10))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatTakesTooLongIsBrokenOff() {
        TextIndexSearch hurried = new TextIndexSearch(
                store.database(), new SearchSettings(10_000, 50_000, 4000, Duration.ZERO, Duration.ZERO));
        String many = IntStream.range(0, 30).mapToObj(nth -> word(400, nth)).collect(Collectors.joining(" "));
        assertThatThrownBy(() -> {
                    for (int round = 0; round < 20; round++) {
                        hurried.find(SearchText.of(many), SearchFilter.ALL, Optional.empty(), 10);
                    }
                })
                .isInstanceOf(MongoExecutionTimeoutException.class);
    }
}
