package dev.ringway.transcript.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that was found out about a conversation so far. What no analyser tells is empty.
 *
 * @param callSuccessful success, failure, unknown: ElevenLabs' verdict
 * @param keywords the weightiest first
 * @param dataCollection values of any JSON type by the id of what was to be collected
 */
public record Analysis(
        Optional<CriterionCheck.Result> callSuccessful,
        Optional<String> summary,
        Optional<String> title,
        Optional<Sentiment> sentiment,
        List<String> keywords,
        List<Entity> entities,
        List<CriterionCheck> criteriaChecks,
        Map<String, Object> dataCollection,
        Optional<Flow> flow,
        Origin origin) {

    public static final Analysis NONE = new Analysis(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Origin.NONE);

    public Analysis {
        keywords = List.copyOf(keywords);
        entities = List.copyOf(entities);
        criteriaChecks = List.copyOf(criteriaChecks);
        dataCollection = Collections.unmodifiableMap(new LinkedHashMap<>(dataCollection));
    }

    public Analysis withSummary(Optional<String> found) {
        return new Analysis(
                callSuccessful,
                found,
                title,
                sentiment,
                keywords,
                entities,
                criteriaChecks,
                dataCollection,
                flow,
                origin);
    }

    public Analysis withTitle(Optional<String> found) {
        return new Analysis(
                callSuccessful,
                summary,
                found,
                sentiment,
                keywords,
                entities,
                criteriaChecks,
                dataCollection,
                flow,
                origin);
    }

    public Analysis withSentiment(Optional<Sentiment> found) {
        return new Analysis(
                callSuccessful,
                summary,
                title,
                found,
                keywords,
                entities,
                criteriaChecks,
                dataCollection,
                flow,
                origin);
    }

    public Analysis withKeywords(List<String> found) {
        return new Analysis(
                callSuccessful,
                summary,
                title,
                sentiment,
                found,
                entities,
                criteriaChecks,
                dataCollection,
                flow,
                origin);
    }

    public Analysis withEntities(List<Entity> found) {
        return new Analysis(
                callSuccessful,
                summary,
                title,
                sentiment,
                keywords,
                found,
                criteriaChecks,
                dataCollection,
                flow,
                origin);
    }

    public Analysis withFlow(Optional<Flow> found) {
        return new Analysis(
                callSuccessful,
                summary,
                title,
                sentiment,
                keywords,
                entities,
                criteriaChecks,
                dataCollection,
                found,
                origin);
    }

    /** @param names by the ids of criteria; the others keep theirs */
    public Analysis withCriterionNames(Map<String, String> names) {
        return withCriteriaChecks(criteriaChecks.stream()
                .map(check -> check.called(names.getOrDefault(check.id(), check.name())))
                .toList());
    }

    /** By their ids. */
    public Map<String, String> criterionNames() {
        return criteriaChecks.stream()
                .collect(Collectors.toMap(CriterionCheck::id, CriterionCheck::name, (first, _) -> first));
    }

    private Analysis withCriteriaChecks(List<CriterionCheck> checks) {
        return new Analysis(
                callSuccessful, summary, title, sentiment, keywords, entities, checks, dataCollection, flow, origin);
    }

    public Analysis withOrigin(Origin known) {
        return new Analysis(
                callSuccessful,
                summary,
                title,
                sentiment,
                keywords,
                entities,
                criteriaChecks,
                dataCollection,
                flow,
                known);
    }

    /** With what a language model has found, or is to be asked, as it is known. */
    public Analysis keeping(Analysis known) {
        Origin before = known.origin();
        Optional<Sentiment> felt = known.sentiment()
                .map(judged -> new Sentiment(
                        judged.overall(),
                        judged.score(),
                        sentiment.map(Sentiment::segments).orElse(List.of())));
        return withSummary(before.found(Finding.SUMMARY) ? known.summary() : summary)
                .withTitle(before.found(Finding.TITLE) ? known.title() : title)
                .withSentiment(before.found(Finding.SENTIMENT) ? felt : sentiment)
                .withKeywords(before.found(Finding.KEYWORDS) ? known.keywords() : keywords)
                .withOrigin(new Origin(origin.analyzers(), origin.provider(), before.model(), before.question()));
    }

    /** Whether the provider has told the same; what its criteria are called is known here and not told. */
    public boolean isToldAs(Analysis other) {
        return nameless().told().equals(other.nameless().told());
    }

    private Analysis nameless() {
        return withCriteriaChecks(
                criteriaChecks.stream().map(check -> check.called(check.id())).toList());
    }

    /** What the provider has told, without what was found here: all findings are made anew from it and from what was said. */
    public Analysis told() {
        return new Analysis(
                callSuccessful,
                summary.filter(_ -> origin.provider().contains(Finding.SUMMARY)),
                title.filter(_ -> origin.provider().contains(Finding.TITLE)),
                Optional.empty(),
                List.of(),
                List.of(),
                criteriaChecks,
                dataCollection,
                Optional.empty(),
                new Origin(0, origin.provider()));
    }
}
