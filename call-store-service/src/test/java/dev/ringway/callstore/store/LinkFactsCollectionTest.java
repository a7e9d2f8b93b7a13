package dev.ringway.callstore.store;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class LinkFactsCollectionTest extends CollectionContract {

    LinkFactsCollectionTest() {
        super("linkFacts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "version", "createdAt", "updatedAt", "kind", "ownerVersion");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {callSid: 1}, partialFilterExpression: {callSid: {$exists: true}}}",
                "{key: {spread: 1}, partialFilterExpression: {spread: false}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "attempt:att_77",
                  version: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  kind: "attempt",
                  ownerVersion: {$numberLong: "3"},
                  name: "Zoë Will",
                  spread: true,
                  campaignId: "68ef6a5d1c2b3a4d5e6f7001",
                  contactId: "68ef6a5d1c2b3a4d5e6f7002",
                  attemptNumber: 1,
                  agentId: "agent_01",
                  callSid: "CA0123456789abcdef0123456789abcdef"
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "att_77"
                version => {$numberLong: "0"}
                kind => "campaign"
                ownerVersion => 3
                name => ""
                attemptNumber => 0
                callSid => "CA123"
                """;
    }
}
