package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class AgentCampaignsCollectionTest extends CollectionContract {

    AgentCampaignsCollectionTest() {
        super("agentCampaigns");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "campaignVersion",
                "name",
                "status",
                "overrides",
                "changedAt",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {agentId: 1, _id: 1}, partialFilterExpression: {agentId: {$exists: true}}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "68ef6a5d1c2b3a4d5e6f7081",
                campaignVersion: {$numberLong: "12"},
                agentId: "agent_1",
                name: "Renewals",
                status: "active",
                overrides: ["voiceId"],
                archivedAt: {$date: "2026-11-02T15:00:00Z"},
                changedAt: {$date: "2026-11-02T15:00:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                campaignVersion => {$numberLong: "0"}
                agentId => ""
                name => ""
                status => ""
                overrides => [""]
                changedAt => "now"
                version => 1
                """;
    }
}
