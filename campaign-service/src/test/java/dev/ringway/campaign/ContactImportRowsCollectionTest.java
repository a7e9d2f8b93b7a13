package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ContactImportRowsCollectionTest extends CollectionContract {

    ContactImportRowsCollectionTest() {
        super("contactImportRows");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "importId", "line", "text", "reason", "message", "createdAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {importId: 1, line: 1}, unique: true}", "{key: {createdAt: 1}, expireAfterSeconds: 2592000}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7002"},
                  importId: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  line: {$numberLong: "7"},
                  text: "+12025550147,no mail",
                  reason: "invalid-field",
                  field: "email",
                  message: "must be an e-mail address",
                  createdAt: {$date: "2026-11-02T15:00:01Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7002"
                line => 7
                line => {$numberLong: "0"}
                reason => "other"
                field => ""
                message => ""
                """;
    }

    @Test
    void theRowsOfAnImportAreFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{importId: {$oid: '68ef6a5d1c2b3a4d5e6f7001'}}")))
                .contains("importId_1_line_1");
    }
}
