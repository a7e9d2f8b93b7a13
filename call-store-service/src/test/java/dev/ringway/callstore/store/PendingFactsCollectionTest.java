package dev.ringway.callstore.store;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class PendingFactsCollectionTest extends CollectionContract {

    PendingFactsCollectionTest() {
        super("pendingFacts");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "version",
                "createdAt",
                "updatedAt",
                "keys",
                "eventType",
                "source",
                "timestamp",
                "receivedAt",
                "data");
    }

    @Override
    protected Set<String> free() {
        return Set.of("data");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {keys: 1}}",
                "{key: {'data.conversationId': 1}, sparse: true}",
                "{key: {receivedAt: 1}, expireAfterSeconds: {$numberLong: '7776000'}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "post_call_audio:conv_01",
                  version: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  keys: ["attempt:att_77", "conversation:conv_01"],
                  eventType: "dev.ringway.conversation.audio-stored.v1",
                  source: "elevenlabs",
                  timestamp: {$date: "2026-11-22T10:00:00Z"},
                  receivedAt: {$date: "2026-11-22T10:00:00.250Z"},
                  data: {conversationId: "conv_01"},
                  erased: true,
                  refused: "the validator refuses it for agentId"
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                version => {$numberLong: "0"}
                keys.0 => "call:CA1"
                keys.0 => "attempt:"
                eventType => ""
                source => "twilio"
                timestamp => "2026-11-22T10:00:00Z"
                data => "ringing"
                erased => false
                refused => ""
                """;
    }
}
