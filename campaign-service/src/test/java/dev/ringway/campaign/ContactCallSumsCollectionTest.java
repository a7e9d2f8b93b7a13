package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class ContactCallSumsCollectionTest extends CollectionContract {

    ContactCallSumsCollectionTest() {
        super("contactCallSums");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "calls", "completed", "seconds", "updatedAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of();
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  calls: {$numberLong: "3"},
                  completed: {$numberLong: "2"},
                  seconds: {$numberLong: "61"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7001"
                calls => 3
                calls => {$numberLong: "-1"}
                seconds => 1.5
                """;
    }
}
