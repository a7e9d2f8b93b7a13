package dev.ringway.callstore.control;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class TranscriptionWishesCollectionTest extends CollectionContract {

    TranscriptionWishesCollectionTest() {
        super("transcriptionWishes");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "version", "createdAt", "updatedAt", "expiresAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "an-attempt",
                  version: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  expiresAt: {$date: "2026-11-24T10:00:00Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                version => {$numberLong: "0"}
                """;
    }
}
