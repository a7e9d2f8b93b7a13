package dev.ringway.callstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CallEventsCollectionTest extends CollectionContract {

    CallEventsCollectionTest() {
        super("callEvents");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "version",
                "createdAt",
                "updatedAt",
                "callSid",
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
                "{key: {callSid: 1, timestamp: 1}}",
                "{key: {eventType: 1, timestamp: -1}}",
                "{key: {'data.conversationId': 1}, sparse: true}",
                "{key: {receivedAt: 1}, expireAfterSeconds: {$numberLong: '7776000'}}");
    }

    @Test
    void theReportsOfAConversationAreFoundByAnIndex() {
        assertThat(stored().indexFor(BsonDocument.parse(
                        "{'data.conversationId': 'conv_01', source: 'elevenlabs', erased: {$ne: true}}")))
                .contains("data.conversationId_1");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "CA0123456789abcdef0123456789abcdef:call-progress-events:ringing:1",
                  version: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  callSid: "CA0123456789abcdef0123456789abcdef",
                  eventType: "dev.ringway.call.status-reported.v1",
                  source: "twilio",
                  timestamp: {$date: "2026-11-22T10:00:00Z"},
                  receivedAt: {$date: "2026-11-22T10:00:00.250Z"},
                  sequence: {$numberLong: "1"},
                  data: {callStatus: "ringing", parameters: {CallStatus: ["ringing"]}},
                  erased: true,
                  conversationData: {speaker: "agent", text: "Hello", sentiment: "positive", intent: "greet", duration: 1.5},
                  refused: {reason: "the validator refuses it for callerName", at: {$date: "2026-11-22T10:00:01Z"}}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                version => {$numberLong: "0"}
                callSid => "CA123"
                eventType => ""
                source => "carrier"
                timestamp => "2026-11-22T10:00:00Z"
                sequence => {$numberLong: "-1"}
                sequence => 1
                data => "ringing"
                erased => false
                conversationData.speaker => ""
                conversationData.duration => -1
                refused => "the validator refuses it"
                refused.reason => ""
                refused.at => "2026-11-22T10:00:01Z"
                """;
    }
}
