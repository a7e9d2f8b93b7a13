package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class ConversationObjectsCollectionTest extends CollectionContract {

    ConversationObjectsCollectionTest() {
        super("conversationObjects");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "conversationId", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {conversationId: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "folder:/conversations/conv_4301/1.json",
                conversationId: "conv_4301k7m2b8xre9f8k3q5a0n1t6zd",
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                conversationId => ""
                version => 1
                """;
    }
}
