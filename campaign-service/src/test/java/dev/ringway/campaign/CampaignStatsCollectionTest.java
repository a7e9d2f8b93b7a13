package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CampaignStatsCollectionTest extends CollectionContract {

    CampaignStatsCollectionTest() {
        super("campaignStats");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "campaignId", "totalContacts", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {updatedAt: 1, campaignId: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "68ef6a5d1c2b3a4d5e6f7081:15",
                  campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
                  totalContacts: {$numberLong: "200"},
                  pending: {$numberLong: "-7"},
                  inProgress: {$numberLong: "3"},
                  attempted: {$numberLong: "4"},
                  completed: {$numberLong: "2"},
                  succeeded: {$numberLong: "1"},
                  failed: {$numberLong: "1"},
                  suppressed: {$numberLong: "1"},
                  answered: {$numberLong: "2"},
                  totalCallTime: {$numberLong: "186"},
                  spend: {$numberDecimal: "0.3725"},
                  repairs: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-02T15:00:00Z"},
                  updatedAt: {$date: "2026-11-02T15:00:00Z"},
                  version: {$numberLong: "9"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7081"
                _id => "68ef6a5d1c2b3a4d5e6f7081:16"
                campaignId => "68ef6a5d1c2b3a4d5e6f7081"
                totalContacts => 1.5
                pending => "7"
                spend => 0.3725
                repairs => {$numberLong: "0"}
                version => {$numberLong: "0"}
                """;
    }

    @Test
    void aBucketAloneMayBeBelowZero() {
        assertThat(stored().refusal(Variant.with(whole(), "spend", "{$numberDecimal: '-1'}")))
                .isEmpty();
    }

    @Test
    void whatChangedLatelyIsFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{updatedAt: {$gte: {$date: '2026-11-02T14:00:00Z'}}}")))
                .contains("updatedAt_1_campaignId_1");
    }
}
