package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class ConversationSweepsCollectionTest extends CollectionContract {

    ConversationSweepsCollectionTest() {
        super("conversationSweeps");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "doneUntil", "failures", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of();
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "conversations",
                doneUntil: {$date: "2026-11-02T15:00:00Z"},
                windowEnd: {$date: "2026-11-02T16:00:00Z"},
                cursor: "next",
                failures: 2,
                pausedUntil: {$date: "2026-11-02T16:01:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                cursor => ""
                failures => -1
                version => 1
                """;
    }
}
