package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ContactMergesCollectionTest extends CollectionContract {

    ContactMergesCollectionTest() {
        super("contactMerges");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "into", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {into: 1}}", "{key: {phoneNumber: 1}, partialFilterExpression: {phoneNumber: {$exists: true}}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  into: {$oid: "68ef6a5d1c2b3a4d5e6f7002"},
                  phoneNumber: "+12025550147",
                  corrected: true,
                  createdAt: {$date: "2026-11-02T15:00:01Z"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"},
                  version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7001"
                into => "68ef6a5d1c2b3a4d5e6f7002"
                phoneNumber => 12025550147
                corrected => "yes"
                version => 5
                """;
    }

    @Test
    void whatBecamePartOfAContactIsFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{into: {$oid: '68ef6a5d1c2b3a4d5e6f7002'}}")))
                .contains("into_1");
        assertThat(stored().indexFor(BsonDocument.parse(
                        "{into: {$in: [{$oid: '68ef6a5d1c2b3a4d5e6f7002'}]}, corrected: true}")))
                .contains("into_1");
        assertThat(stored().indexFor(BsonDocument.parse("{phoneNumber: {$in: ['+12025550147', '+12025550148']}}")))
                .contains("phoneNumber_1");
    }
}
