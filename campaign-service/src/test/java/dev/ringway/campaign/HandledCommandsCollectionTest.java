package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class HandledCommandsCollectionTest extends CollectionContract {

    HandledCommandsCollectionTest() {
        super("handledCommands");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "createdAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {createdAt: 1}, expireAfterSeconds: 7776000}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {_id: "/transcript-service/conversations conv_1:opt-out", createdAt: {$date: "2026-11-02T15:00:01Z"}}""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                _id => 7
                """;
    }
}
