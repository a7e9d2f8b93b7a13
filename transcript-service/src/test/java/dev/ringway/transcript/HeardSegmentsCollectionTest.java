package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class HeardSegmentsCollectionTest extends CollectionContract {

    HeardSegmentsCollectionTest() {
        super("heardSegments");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "callSid",
                "transcriptionSid",
                "sequence",
                "speaker",
                "text",
                "last",
                "at",
                "expiresAt",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {callSid: 1, at: -1}}", "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "GT2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b:3",
                callSid: "CA15884136fed840d807968d7c83b21ba4",
                transcriptionSid: "GT2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b",
                sequence: {$numberLong: "3"},
                speaker: "user",
                text: "Yes, please call me on Friday.",
                last: true,
                at: {$date: "2026-11-02T15:00:00Z"},
                confidence: 0.93,
                language: "en-US",
                expiresAt: {$date: "2026-11-09T15:00:00Z"},
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
                transcriptionSid => ""
                sequence => {$numberLong: "-1"}
                speaker => "tool"
                confidence => 1.2
                language => ""
                version => 1
                """;
    }
}
