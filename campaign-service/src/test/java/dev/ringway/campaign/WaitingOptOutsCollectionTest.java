package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class WaitingOptOutsCollectionTest extends CollectionContract {

    WaitingOptOutsCollectionTest() {
        super("waitingOptOuts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "callSid", "event", "until", "createdAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of();
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "/transcript-service/conversations conv_1:opt-out",
                  callSid: "CA0123456789abcdef0123456789abcdef",
                  event: "{}",
                  until: {$date: "2026-11-02T15:05:01Z"},
                  createdAt: {$date: "2026-11-02T15:00:01Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                _id => 7
                callSid => "CA7"
                event => ""
                """;
    }
}
