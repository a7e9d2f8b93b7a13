package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class TranscriptPartsCollectionTest extends CollectionContract {

    TranscriptPartsCollectionTest() {
        super("transcriptParts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "conversationId", "generation", "part", "turns", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {generation: 1, part: 1}}", "{key: {conversationId: 1}}", "{key: {part: 1, createdAt: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "69299c2f6b1d4c0a5e3f2a10:0",
                conversationId: "conv_4301k7m2b8xre9f8k3q5a0n1t6zd",
                generation: "69299c2f6b1d4c0a5e3f2a10",
                part: 0,
                turns: {$binary: {base64: "BQAAAAA=", subType: "00"}},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ":0"
                conversationId => ""
                generation => ""
                part => -1
                turns => "{}"
                version => 1
                """;
    }
}
