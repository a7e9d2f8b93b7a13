package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class DialAttemptsCollectionTest extends CollectionContract {

    DialAttemptsCollectionTest() {
        super("dialAttempts");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "state",
                "live",
                "counts",
                "accountSid",
                "from",
                "to",
                "agentId",
                "number",
                "day",
                "reserved",
                "owner",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {accountSid: 1}, partialFilterExpression: {live: true}}",
                "{key: {from: 1}, partialFilterExpression: {live: true}}",
                "{key: {campaignId: 1}, partialFilterExpression: {live: true}}",
                "{key: {nextLook: 1}, partialFilterExpression: {live: true}}",
                "{key: {hangUpAt: 1}, partialFilterExpression: {hangUpAt: {$exists: true}}}",
                "{key: {state: 1, endedAt: 1}, partialFilterExpression: {reserved: {$gt: 0}}}",
                "{key: {to: 1, _id: -1}}",
                "{key: {to: 1, counts: 1, createdAt: -1}}",
                "{key: {to: 1}, partialFilterExpression: {live: true}}",
                "{key: {to: 1, outcome: 1}, partialFilterExpression: {outcome: \"undialable\"}}",
                "{key: {from: 1, counts: 1, requestedAt: -1}}",
                "{key: {campaignId: 1, contactId: 1, _id: -1}}",
                "{key: {campaignId: 1, _id: -1}}",
                "{key: {contactId: 1, _id: -1}}",
                "{key: {state: 1, _id: -1}}",
                "{key: {outcome: 1, _id: -1}, partialFilterExpression: {outcome: {$exists: true}}}",
                "{key: {campaignId: 1, outcome: 1, _id: -1}, partialFilterExpression: {outcome: {$exists: true}}}",
                "{key: {'request.key': 1}, unique: true, partialFilterExpression: {'request.key': {$exists: true}}}",
                "{key: {campaignId: 1, endedAt: -1, outcome: 1}, partialFilterExpression: {endedAt: {$exists: true}}}",
                "{key: {campaignId: 1, endedAt: -1}, partialFilterExpression: {callSid: {$exists: true}, endedAt: {$exists:"
                        + " true}}}",
                "{key: {from: 1, endedAt: -1}, partialFilterExpression: {callSid: {$exists: true}, endedAt: {$exists:"
                        + " true}}}",
                "{key: {callSid: 1}, unique: true, partialFilterExpression: {callSid: {$exists: true}}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
            {
              _id: "att_68ef6a5d1c2b3a4d5e6f7099",
              state: "finished",
              live: false,
              counts: true,
              campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
              contactId: {$oid: "68ef6a5d1c2b3a4d5e6f7082"},
              contactName: "Zoe Hart",
              number: 2,
              sequence: {$numberLong: "4"},
              request: {key: "0123456789abcdef", fingerprint: "fedcba9876543210"},
              accountSid: "AC0123456789abcdef0123456789abcdef",
              from: "+12025550100",
              to: "+14155550123",
              agentId: "agent_1",
              amd: {mode: "detect-message-end", onMachine: "leave-message"},
              record: true,
              liveTranscript: true,
              day: "2026-11-02",
              reserved: {$numberDecimal: "0"},
              price: {$numberDecimal: "0.3725"},
              priceEstimated: true,
              requestedAt: {$date: "2026-11-02T15:00:01Z"},
              callSid: "CA0123456789abcdef0123456789abcdef",
              callVersion: {$numberLong: "7"},
              callStatus: "completed",
              heardAt: {$date: "2026-11-02T15:03:00Z"},
              endedAt: {$date: "2026-11-02T15:03:00Z"},
              owner: "instance-1",
              nextLook: {$date: "2026-11-02T15:05:00Z"},
              hangUpWanted: "machine",
              hangUpAt: {$date: "2026-11-02T15:02:00Z"},
              counted: true,
              outcome: "voicemail",
              reason: "http-500",
              createdAt: {$date: "2026-11-02T15:00:00Z"},
              updatedAt: {$date: "2026-11-02T15:03:00Z"},
              version: {$numberLong: "6"}
            }\
            """);
    }

    @Override
    protected String refused() {
        return """
            _id => "68ef6a5d1c2b3a4d5e6f7099"
            _id => "att_68EF6A5D1C2B3A4D5E6F7099"
            state => "dialling"
            live => "no"
            campaignId => "68ef6a5d1c2b3a4d5e6f7081"
            contactId => "68ef6a5d1c2b3a4d5e6f7082"
            number => 0
                sequence => -1
            request.key => ""
            request.fingerprint =>
            accountSid => "AC0123"
            from => "2025550100"
            to => "+0155550123"
            agentId => ""
            amd.mode => "maybe"
            amd.onMachine => "shout"
            amd.mode =>
            day => "2026-11"
            reserved => {$numberDecimal: "-0.01"}
            reserved => 0.5
            price => {$numberDecimal: "-0.01"}
            priceEstimated => "yes"
            callSid => "CF0123456789abcdef0123456789abcdef"
            callVersion => {$numberLong: "-1"}
            callStatus => ""
            owner => ""
            nextLook => "soon"
            hangUpAt => "soon"
            counted => "yes"
            outcome => ""
            reason => ""
            version => {$numberLong: "0"}
            """;
    }

    @Test
    void aCallIsOneAttemptsOnly() {
        BsonDocument called = Variant.without(whole(), "request");
        stored().insert(called);
        assertThat(stored().refusal(Variant.with(called, "_id", "'att_68ef6a5d1c2b3a4d5e6f7100'")))
                .isPresent();
    }

    @Test
    void aRequestLeadsToOneAttemptOnly() {
        BsonDocument uncalled = Variant.without(whole(), "callSid");
        stored().insert(uncalled);
        assertThat(stored().refusal(Variant.with(uncalled, "_id", "'att_68ef6a5d1c2b3a4d5e6f7100'")))
                .isPresent();
    }

    @Test
    void attemptsWithoutACallDoNotStandInEachOthersWay() {
        BsonDocument uncalled = Variant.without(Variant.without(whole(), "callSid"), "request");
        stored().insert(uncalled);
        assertThat(stored().refusal(Variant.with(uncalled, "_id", "'att_68ef6a5d1c2b3a4d5e6f7100'")))
                .isEmpty();
    }
}
