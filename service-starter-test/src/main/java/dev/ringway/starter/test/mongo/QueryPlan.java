package dev.ringway.starter.test.mongo;

import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** Reads the index out of an explained plan: its stages lie in each other, outermost first. */
final class QueryPlan {

    private QueryPlan() {}

    static Optional<String> indexName(BsonDocument stage) {
        if (stage.containsKey("indexName")) {
            return Optional.of(stage.getString("indexName").getValue());
        }
        return Stream.of("inputStage", "queryPlan")
                .filter(stage::isDocument)
                .flatMap(inner -> indexName(stage.getDocument(inner)).stream())
                .findFirst();
    }
}
