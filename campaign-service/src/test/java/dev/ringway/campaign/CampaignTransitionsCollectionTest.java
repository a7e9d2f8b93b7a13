package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CampaignTransitionsCollectionTest extends CollectionContract {

    CampaignTransitionsCollectionTest() {
        super("campaignTransitions");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "campaignId",
                "campaignVersion",
                "action",
                "from",
                "to",
                "by",
                "hangUp",
                "at",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {campaignId: 1, campaignVersion: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "68ef6a5d1c2b3a4d5e6f7081:12",
                  campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
                  campaignVersion: {$numberLong: "12"},
                  action: "stop",
                  from: "active",
                  to: "stopped",
                  by: "ava",
                  reason: "wrong offer",
                  hangUp: true,
                  at: {$date: "2026-11-02T15:00:00Z"},
                  createdAt: {$date: "2026-11-02T15:00:00Z"},
                  updatedAt: {$date: "2026-11-02T15:00:00Z"},
                  version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7081"
                _id => "68ef6a5d1c2b3a4d5e6f7081:0"
                campaignId => "68ef6a5d1c2b3a4d5e6f7081"
                campaignVersion => {$numberLong: "0"}
                action => "halt"
                from => "running"
                to => ""
                by => ""
                reason => ""
                hangUp => "yes"
                at => "now"
                version => 1
                """;
    }

    @Test
    void whatACampaignWentThroughIsFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{campaignId: {$oid: '68ef6a5d1c2b3a4d5e6f7081'}}")))
                .contains("campaignId_1_campaignVersion_-1");
    }
}
