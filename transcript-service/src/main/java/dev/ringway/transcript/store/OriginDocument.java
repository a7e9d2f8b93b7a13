package dev.ringway.transcript.store;

import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Origin;
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
        return new Document("analyzers", origin.analyzers()).append("provider", texts(origin.provider()));
    }

    /** What was stored before origins were is as if the provider had given it: it stays. */
    static Origin read(Fields analysis) {
        return analysis.part(FIELD)
                .map(OriginDocument::origin)
                .orElseGet(() -> Origin.given(analysis.text("summary"), analysis.text("title")));
    }

    private static Origin origin(Fields origin) {
        return new Origin(
                origin.whole("analyzers").map(Math::toIntExact).orElse(0), findings(origin.texts("provider")));
    }

    /** Sorted: the same is written the same. */
    private static List<String> texts(Collection<Finding> findings) {
        return findings.stream().map(Finding::text).sorted().toList();
    }

    private static Set<Finding> findings(List<String> texts) {
        return texts.stream().map(Finding::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
