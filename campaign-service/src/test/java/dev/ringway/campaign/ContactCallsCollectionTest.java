package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ContactCallsCollectionTest extends CollectionContract {

    ContactCallsCollectionTest() {
        super("contactCalls");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "contactId", "callVersion", "status", "startTime", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {contactId: 1, startTime: -1, _id: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "CA00000000000000000000000000000001",
                  contactId: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  callVersion: {$numberLong: "7"},
                  status: "completed",
                  startTime: {$date: "2026-11-02T15:00:00Z"},
                  duration: {$numberLong: "41"},
                  createdAt: {$date: "2026-11-02T15:00:01Z"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"},
                  version: {$numberLong: "5"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                contactId => "68ef6a5d1c2b3a4d5e6f7001"
                callVersion => {$numberLong: "0"}
                status => "answered"
                duration => {$numberLong: "-1"}
                version => 5
                """;
    }

    @Test
    void theCallsOfAContactAreFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{contactId: {$oid: '68ef6a5d1c2b3a4d5e6f7001'}}")))
                .contains("contactId_1_startTime_-1__id_-1");
    }
}
