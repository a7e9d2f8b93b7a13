package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class ContactImportNumbersCollectionTest extends CollectionContract {

    ContactImportNumbersCollectionTest() {
        super("contactImportNumbers");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "line", "createdAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {createdAt: 1}, expireAfterSeconds: 2592000}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "68ef6a5d1c2b3a4d5e6f7001/+12025550147",
                  line: {$numberLong: "2"},
                  createdAt: {$date: "2026-11-02T15:00:01Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "+12025550147"
                _id => "68ef6a5d1c2b3a4d5e6f7001/12025550147"
                line => 2
                line => {$numberLong: "0"}
                """;
    }
}
