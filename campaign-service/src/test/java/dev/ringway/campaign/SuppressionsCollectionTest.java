package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class SuppressionsCollectionTest extends CollectionContract {

    SuppressionsCollectionTest() {
        super("suppressions");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id", "list", "phoneNumber", "place", "reason", "createdBy", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {place: -1}}",
                "{key: {list: 1, place: -1}}",
                "{key: {phoneNumber: 1, place: -1}}",
                "{key: {reason: 1, place: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "global:+12025550147",
                  list: "global",
                  phoneNumber: "+12025550147",
                  place: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  reason: "complaint",
                  source: "api",
                  note: "by letter",
                  expiresAt: {$date: "2027-11-02T15:00:00Z"},
                  createdBy: "ann",
                  createdAt: {$date: "2026-11-02T15:00:01Z"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"},
                  version: {$numberLong: "5"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "+12025550147"
                _id => "everybody:+12025550147"
                _id => "68ef6a5d1c2b3a4d5e6f7001:12025550147"
                list => "local"
                phoneNumber => "12025550147"
                place => "68ef6a5d1c2b3a4d5e6f7001"
                reason => "bored"
                source => ""
                note => ""
                createdBy => ""
                version => 5
                version => {$numberLong: "0"}
                """;
    }

    @Test
    void anOptOutHasNoEnd() {
        BsonDocument optOut = whole().append("reason", new BsonString("opt-out"));
        assertThat(stored().refusesAsInvalid(optOut)).isTrue();
        optOut.put("expiresAt", new BsonDateTime(0));
        assertThat(stored().refusesAsInvalid(optOut)).isTrue();
        optOut.remove("expiresAt");
        stored().insert(optOut);
    }
}
