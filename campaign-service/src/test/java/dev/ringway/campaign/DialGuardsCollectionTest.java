package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class DialGuardsCollectionTest extends CollectionContract {

    DialGuardsCollectionTest() {
        super("dialGuards");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of();
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "AC0123456789abcdef0123456789abcdef",
                  createdAt: {$date: "2026-11-02T15:00:00Z"},
                  updatedAt: {$date: "2026-11-02T15:04:00Z"},
                  version: {$numberLong: "812"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "main"
                _id => "AC0123"
                version => {$numberLong: "0"}
                """;
    }
}
