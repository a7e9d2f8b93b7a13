package dev.ringway.transcript.web;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Delays;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Flow;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Question;
import dev.ringway.transcript.analysis.Sentiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a conversation amounts to, as clients see it. What nobody has found out is left out.
 *
 * @param talkRatio the agent's share of the time in which somebody spoke, 0 to 1
 * @param silence seconds
 * @param latency seconds
 */
record AnalysisView(
        Optional<String> callSuccessful,
        Optional<String> summary,
        Optional<String> title,
        Optional<SentimentView> sentiment,
        List<String> keywords,
        List<EntityView> entities,
        List<CheckView> criteriaChecks,
        Map<String, Object> dataCollection,
        Optional<Double> talkRatio,
        Optional<Integer> interruptions,
        Optional<Double> silence,
        Optional<Delays> latency,
        OriginView origin) {

    private static final String PHONE_NUMBER = "phone-number";
    private static final String HIDDEN = "•••";

    /**
     * Where the findings come from.
     *
     * @param analyzers the version of this service's analysers that have looked; 0: they are out of date
     * @param provider what ElevenLabs has given: summary, title
     * @param model which language model has judged
     * @param found what it has found: summary, title, sentiment, keywords
     * @param due when a language model is asked next
     * @param failure of the last time that one was asked
     */
    record OriginView(
            int analyzers,
            List<String> provider,
            Optional<String> model,
            List<String> found,
            Optional<Instant> due,
            Optional<String> failure) {

        static OriginView of(Origin origin) {
            return new OriginView(
                    origin.analyzers(),
                    texts(origin.provider()),
                    origin.model().map(Judged::model),
                    origin.model().map(judged -> texts(judged.found())).orElse(List.of()),
                    origin.question().flatMap(Question::due),
                    origin.question().flatMap(Question::failure));
        }

        private static List<String> texts(Set<Finding> findings) {
            return findings.stream().map(Finding::text).sorted().toList();
        }
    }

    /** @param score -1 to 1 */
    record SentimentView(String overall, double score, List<SegmentView> segments) {}

    record SegmentView(Optional<Instant> startTime, Optional<Instant> endTime, String sentiment, double score) {}

    record EntityView(String text, String type, Optional<Instant> startTime, Optional<Instant> endTime) {}

    record CheckView(
            String id,
            String name,
            String result,
            boolean passed,
            Optional<String> rationale,
            Optional<Double> score) {}

    /** Numbers in what people and models have said are masked for callers who may not see them. */
    static AnalysisView of(Analysis analysis, Caller caller) {
        return new AnalysisView(
                analysis.callSuccessful().map(CriterionCheck.Result::text),
                analysis.summary().map(text -> DataMask.shownTo(caller, text)),
                analysis.title().map(text -> DataMask.shownTo(caller, text)),
                analysis.sentiment().map(AnalysisView::sentiment),
                analysis.keywords().stream()
                        .map(text -> DataMask.shownTo(caller, text))
                        .toList(),
                analysis.entities().stream()
                        .map(entity -> entity(entity, caller))
                        .toList(),
                analysis.criteriaChecks().stream()
                        .map(check -> check(check, caller))
                        .toList(),
                DataMask.shownTo(caller, analysis.dataCollection()),
                analysis.flow().flatMap(Flow::talkRatio),
                analysis.flow().map(Flow::interruptions),
                analysis.flow().flatMap(Flow::silence),
                analysis.flow().flatMap(Flow::latency),
                OriginView.of(analysis.origin()));
    }

    private static SentimentView sentiment(Sentiment sentiment) {
        return new SentimentView(
                sentiment.overall().text(),
                sentiment.score(),
                sentiment.segments().stream()
                        .map(segment -> new SegmentView(
                                segment.startTime(),
                                segment.endTime(),
                                segment.sentiment().text(),
                                segment.score()))
                        .toList());
    }

    private static EntityView entity(Entity entity, Caller caller) {
        return new EntityView(shown(entity, caller), entity.type(), entity.startTime(), entity.endTime());
    }

    /** What was found to be a number is hidden even if it does not look like one. */
    private static String shown(Entity entity, Caller caller) {
        String shown = DataMask.shownTo(caller, entity.text());
        boolean whole = shown.equals(entity.text()) && entity.type().equals(PHONE_NUMBER) && !caller.maySeeNumbers();
        return whole ? HIDDEN : shown;
    }

    private static CheckView check(CriterionCheck check, Caller caller) {
        return new CheckView(
                check.id(),
                DataMask.shownTo(caller, check.name()),
                check.result().text(),
                check.passed(),
                check.rationale().map(text -> DataMask.shownTo(caller, text)),
                check.score());
    }
}
