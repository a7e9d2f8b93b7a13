package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class TranscriptErasuresCollectionTest extends CollectionContract {

    TranscriptErasuresCollectionTest() {
        super("transcriptErasures");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "data", "by", "tries", "requestedAt", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {due: 1}, partialFilterExpression: {due: {$exists: true}}}",
                "{key: {requestedAt: -1, _id: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "conv_4301k7m2b8xre9f8k3q5a0n1t6zd",
                callSid: "CA15884136fed840d807968d7c83b21ba4",
                data: ["email", "person"],
                by: "ada",
                tries: 2,
                due: {$date: "2026-11-02T15:04:00Z"},
                failure: "ElevenLabs could not be reached",
                requestedAt: {$date: "2026-11-02T15:00:00Z"},
                doneAt: {$date: "2026-11-02T15:00:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                callSid => "CA1"
                data => ["address"]
                by => ""
                tries => -1
                due => 5
                failure => ""
                version => 1
                """;
    }
}
