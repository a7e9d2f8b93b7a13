package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class AwaitedConversationsCollectionTest extends CollectionContract {

    AwaitedConversationsCollectionTest() {
        super("awaitedConversations");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "since", "due", "looks", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {due: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "conv_1",
                since: {$date: "2026-11-02T15:00:00Z"},
                due: {$date: "2026-11-02T15:10:00Z"},
                looks: 1,
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                looks => -1
                version => 1
                """;
    }
}
