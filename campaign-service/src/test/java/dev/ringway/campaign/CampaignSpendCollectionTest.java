package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CampaignSpendCollectionTest extends CollectionContract {

    CampaignSpendCollectionTest() {
        super("campaignSpend");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "campaignId", "day", "reserved", "settled", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {campaignId: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "68ef6a5d1c2b3a4d5e6f7081:2026-11-02",
                  campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
                  day: "2026-11-02",
                  reserved: {$numberDecimal: "1.50"},
                  settled: {$numberDecimal: "0.3725"},
                  createdAt: {$date: "2026-11-02T15:00:00Z"},
                  updatedAt: {$date: "2026-11-02T15:04:00Z"},
                  version: {$numberLong: "9"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7081"
                _id => "68ef6a5d1c2b3a4d5e6f7081:today"
                campaignId => "68ef6a5d1c2b3a4d5e6f7081"
                day => "2026-11"
                day => {$date: "2026-11-02T00:00:00Z"}
                reserved => 1.5
                settled => "0.3725"
                version => {$numberLong: "0"}
                """;
    }

    @Test
    void theDaysOfACampaignAreFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{campaignId: {$oid: '68ef6a5d1c2b3a4d5e6f7081'}}")))
                .contains("campaignId_1");
    }
}
