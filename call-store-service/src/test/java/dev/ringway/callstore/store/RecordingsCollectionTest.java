package dev.ringway.callstore.store;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class RecordingsCollectionTest extends CollectionContract {

    RecordingsCollectionTest() {
        super("recordings");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "version", "createdAt", "updatedAt", "callSid", "status");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {callSid: 1}}",
                "{key: {status: 1, createdAt: -1}}",
                "{key: {createdAt: -1}}",
                "{key: {size: 1, status: 1, createdAt: 1, _id: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "RE0123456789abcdef0123456789abcdef",
                  version: {$numberLong: "2"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  callSid: "CA0123456789abcdef0123456789abcdef",
                  accountSid: "AC0123456789abcdef0123456789abcdef",
                  status: "completed",
                  duration: {$numberLong: "30"},
                  channels: 2,
                  track: "both",
                  source: "StartCallRecordingTwiML",
                  url: "https://api.twilio.com/2010-04-01/Accounts/AC0/Recordings/RE0",
                  format: "mp3",
                  size: {$numberLong: "240000"},
                  startTime: {$date: "2026-11-22T10:00:05Z"},
                  errorCode: 0,
                  transcription: {status: "completed", text: "Hello", confidence: 0.98, processingTime: 1.25},
                  deletedAt: {$date: "2026-12-22T10:00:00Z"},
                  storage: {location: "s3://recordings/RE0.mp3", checksum: "00ff"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "CA0123456789abcdef0123456789abcdef"
                _id => "RE12"
                version => {$numberLong: "0"}
                callSid => "RE0123456789abcdef0123456789abcdef"
                accountSid => "AC1"
                status => "lost"
                duration => {$numberLong: "-1"}
                channels => 0
                channels => 3
                track => "inbound_track"
                source => ""
                url => "file:///etc/passwd"
                format => "ogg"
                size => {$numberLong: "-1"}
                errorCode => -1
                transcription.confidence => 1.1
                transcription.processingTime => -1
                storage.checksum => ""
                """;
    }
}
