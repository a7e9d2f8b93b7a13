package dev.ringway.callstore.control;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class CallControlsCollectionTest extends CollectionContract {

    CallControlsCollectionTest() {
        super("callControls");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "version",
                "createdAt",
                "updatedAt",
                "callSid",
                "action",
                "fingerprint",
                "stage",
                "leaseUntil",
                "expiresAt");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {callSid: 1, createdAt: 1}}", "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "key:0123",
                  version: {$numberLong: "2"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:01Z"},
                  callSid: "CA0123456789abcdef0123456789abcdef",
                  action: "transfer",
                  fingerprint: "%s",
                  stage: "settled",
                  leaseUntil: {$date: "2026-11-22T10:01:30Z"},
                  requestedBy: "ann",
                  result: "answered",
                  callStatus: "in-progress",
                  to: "+14155552671",
                  childCallSid: "CA0123456789abcdef0123456789abcde0",
                  expiresAt: {$date: "2026-11-23T10:00:00Z"}
                }""".formatted("0123456789abcdef".repeat(4)));
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                version => {$numberLong: "0"}
                callSid => "CA1"
                action => "dial"
                fingerprint => "0123"
                stage => "dreaming"
                requestedBy => ""
                result => "perhaps"
                to => "4155552671"
                childCallSid => "CA1"
                """;
    }
}
