package dev.ringway.transcript.store;

import static dev.ringway.transcript.store.Fields.put;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Delays;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.Flow;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Sentiment;
import java.util.Optional;
import org.bson.Document;

/** An analysis as it lies. Keys of collected data may hold any character, as MongoDB allows. */
final class AnalysisDocument {

    private AnalysisDocument() {}

    static Document write(Analysis analysis) {
        Document document = new Document();
        put(document, "callSuccessful", analysis.callSuccessful().map(CriterionCheck.Result::text));
        put(document, "summary", analysis.summary());
        put(document, "title", analysis.title());
        put(document, "sentiment", analysis.sentiment().map(AnalysisDocument::sentiment));
        document.append("keywords", analysis.keywords())
                .append(
                        "entities",
                        analysis.entities().stream()
                                .map(AnalysisDocument::entity)
                                .toList())
                .append(
                        "criteriaChecks",
                        analysis.criteriaChecks().stream()
                                .map(AnalysisDocument::check)
                                .toList())
                .append("dataCollection", new Document(analysis.dataCollection()));
        analysis.flow().ifPresent(flow -> flow(document, flow));
        return document.append(OriginDocument.FIELD, OriginDocument.write(analysis.origin()));
    }

    private static void flow(Document document, Flow flow) {
        put(document, "talkRatio", flow.talkRatio());
        document.append("interruptions", flow.interruptions());
        put(document, "silence", flow.silence());
        put(
                document,
                "latency",
                flow.latency().map(delays -> new Document("p50", delays.p50()).append("p90", delays.p90())));
    }

    private static Document sentiment(Sentiment sentiment) {
        return new Document("overall", sentiment.overall().text())
                .append("score", sentiment.score())
                .append(
                        "segments",
                        sentiment.segments().stream()
                                .map(segment -> {
                                    Document document = new Document();
                                    put(document, "startTime", segment.startTime());
                                    put(document, "endTime", segment.endTime());
                                    return document.append(
                                                    "sentiment",
                                                    segment.sentiment().text())
                                            .append("score", segment.score());
                                })
                                .toList());
    }

    private static Document entity(Entity entity) {
        Document document = new Document("text", entity.text()).append("type", entity.type());
        put(document, "startTime", entity.startTime());
        put(document, "endTime", entity.endTime());
        return document;
    }

    private static Document check(CriterionCheck check) {
        Document document = new Document("id", check.id())
                .append("name", check.name())
                .append("result", check.result().text())
                .append("passed", check.passed());
        put(document, "rationale", check.rationale());
        put(document, "score", check.score());
        return document;
    }

    static Analysis read(Fields analysis) {
        return new Analysis(
                analysis.text("callSuccessful").flatMap(CriterionCheck.Result::of),
                analysis.text("summary"),
                analysis.text("title"),
                analysis.part("sentiment").map(AnalysisDocument::readSentiment),
                analysis.texts("keywords"),
                analysis.parts("entities").stream()
                        .map(entity -> new Entity(
                                entity.text("text").orElseThrow(),
                                entity.text("type").orElseThrow(),
                                entity.time("startTime"),
                                entity.time("endTime")))
                        .toList(),
                analysis.parts("criteriaChecks").stream()
                        .map(AnalysisDocument::readCheck)
                        .toList(),
                analysis.part("dataCollection").map(Fields::document).orElseGet(Document::new),
                analysis.whole("interruptions").map(interruptions -> readFlow(analysis, interruptions)),
                OriginDocument.read(analysis));
    }

    private static Flow readFlow(Fields analysis, long interruptions) {
        Optional<Delays> latency = analysis.part("latency")
                .map(delays -> new Delays(
                        delays.decimal("p50").orElseThrow(),
                        delays.decimal("p90").orElseThrow()));
        return new Flow(
                analysis.decimal("talkRatio"), Math.toIntExact(interruptions), analysis.decimal("silence"), latency);
    }

    private static Sentiment readSentiment(Fields sentiment) {
        return new Sentiment(
                sentiment.text("overall").flatMap(Mood::of).orElseThrow(),
                sentiment.decimal("score").orElse(0.0),
                sentiment.parts("segments").stream()
                        .map(segment -> new Sentiment.Segment(
                                segment.time("startTime"),
                                segment.time("endTime"),
                                segment.text("sentiment").flatMap(Mood::of).orElseThrow(),
                                segment.decimal("score").orElse(0.0)))
                        .toList());
    }

    private static CriterionCheck readCheck(Fields check) {
        return new CriterionCheck(
                check.text("id").orElseThrow(),
                check.text("name").orElse(""),
                check.text("result").flatMap(CriterionCheck.Result::of).orElseThrow(),
                check.text("rationale"),
                check.decimal("score"));
    }
}
