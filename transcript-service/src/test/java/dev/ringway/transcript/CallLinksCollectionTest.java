package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class CallLinksCollectionTest extends CollectionContract {

    CallLinksCollectionTest() {
        super("callLinks");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "expiresAt", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {conversationIds: 1}, partialFilterExpression: {conversationIds: {$exists: true}}}",
                "{key: {attemptId: 1}, partialFilterExpression: {attemptId: {$exists: true}}}",
                "{key: {agentId: 1}, partialFilterExpression: {agentId: {$exists: true}}}",
                "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "CA15884136fed840d807968d7c83b21ba4",
                callVersion: {$numberLong: "12"},
                conversationIds: ["conv_1"],
                recordingSid: "REa1b2c3d4e5f60718293a4b5c6d7e8f90",
                agentId: "agent_1",
                campaignId: "68ef6a5d1c2b3a4d5e6f7081",
                attemptId: "68ef6a5d1c2b3a4d5e6f7082",
                contactId: "68ef6a5d1c2b3a4d5e6f7083",
                contactName: "Zoë Martin",
                ended: true,
                toldAt: {$date: "2026-11-02T15:00:00Z"},
                expiresAt: {$date: "2027-01-02T15:00:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "CA1"
                callVersion => {$numberLong: "0"}
                conversationIds => [""]
                contactName => ""
                ended => "yes"
                version => 1
                """;
    }
}
