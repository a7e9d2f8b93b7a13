package dev.ringway.transcript.store;

import static dev.ringway.transcript.store.Fields.put;

import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Question;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Where findings come from, as it lies within an analysis. */
final class OriginDocument {

    static final String FIELD = "origin";

    private OriginDocument() {}

    static Document write(Origin origin) {
        Document document = new Document("analyzers", origin.analyzers()).append("provider", texts(origin.provider()));
        put(
                document,
                "model",
                origin.model()
                        .map(judged -> new Document("name", judged.model()).append("found", texts(judged.found()))));
        put(document, "question", origin.question().map(OriginDocument::write));
        return document;
    }

    private static Document write(Question question) {
        Document document = new Document("tries", question.tries());
        put(document, "due", question.due());
        put(document, "failure", question.failure());
        return document;
    }

    /** What was stored before origins were is as if the provider had given it: it stays. */
    static Origin read(Fields analysis) {
        return analysis.part(FIELD)
                .map(OriginDocument::origin)
                .orElseGet(() -> Origin.given(analysis.text("summary"), analysis.text("title")));
    }

    private static Origin origin(Fields origin) {
        return new Origin(
                number(origin, "analyzers"),
                findings(origin.texts("provider")),
                origin.part("model")
                        .map(model -> new Judged(model.text("name").orElseThrow(), findings(model.texts("found")))),
                origin.part("question")
                        .map(question -> new Question(
                                question.time("due"), number(question, "tries"), question.text("failure"))));
    }

    private static int number(Fields fields, String field) {
        return fields.whole(field).map(Math::toIntExact).orElse(0);
    }

    /** Sorted: the same is written the same. */
    private static List<String> texts(Collection<Finding> findings) {
        return findings.stream().map(Finding::text).sorted().toList();
    }

    private static Set<Finding> findings(List<String> texts) {
        return texts.stream().map(Finding::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
