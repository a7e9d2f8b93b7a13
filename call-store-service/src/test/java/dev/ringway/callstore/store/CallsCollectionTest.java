package dev.ringway.callstore.store;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class CallsCollectionTest extends CollectionContract {

    CallsCollectionTest() {
        super("calls");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "version", "createdAt", "updatedAt", "status", "startTime", "startMonth", "metadata");
    }

    @Override
    protected Set<String> free() {
        return Set.of("metadata.customFields");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {status: 1, startTime: -1}}",
                "{key: {campaignId: 1, status: 1, startTime: -1}}",
                "{key: {campaignId: 1, startTime: -1}}",
                "{key: {contactId: 1, startTime: -1}}",
                "{key: {from: 1, startTime: -1}}",
                "{key: {to: 1, startTime: -1}}",
                "{key: {agentId: 1, startTime: -1}}",
                "{key: {status: 1, agentId: 1, startTime: -1, duration: -1}}",
                "{key: {'metadata.tags': 1, startTime: -1}}",
                "{key: {createdAt: -1}}",
                "{key: {startTime: -1}}",
                "{key: {direction: 1, startTime: -1}}",
                "{key: {'outcome.status': 1, startTime: -1}}",
                "{key: {answeredBy: 1, startTime: -1}}",
                """
                {key: {startTime: -1}, partialFilterExpression: {'recordings.recordingSid': {$exists: true}}}""",
                """
                {key: {startTime: -1},
                 partialFilterExpression: {status: {$in: ['queued', 'initiated', 'ringing', 'in-progress']}}}""",
                "{key: {'told.conversations.conversationId': 1}, sparse: true}",
                "{key: {attemptId: 1}, partialFilterExpression: {attemptId: {$exists: true}}}",
                """
                {key: {'outcome.followUpDate': 1}, partialFilterExpression: {'outcome.followUpRequired': true}}""");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "CA0123456789abcdef0123456789abcdef",
                  version: {$numberLong: "7"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:01:00Z"},
                  parentCallSid: "CA00000000000000000000000000000000",
                  accountSid: "AC0123456789abcdef0123456789abcdef",
                  conversationId: "conv_01",
                  status: "completed",
                  from: "+15005550006",
                  to: "sip:desk@example.com",
                  forwardedFrom: "+15005550007",
                  callerName: "WILL ZOE",
                  direction: "outbound",
                  region: "us1",
                  startTime: {$date: "2026-11-22T10:00:00Z"},
                  ringingAt: {$date: "2026-11-22T10:00:01Z"},
                  answeredAt: {$date: "2026-11-22T10:00:05Z"},
                  endTime: {$date: "2026-11-22T10:00:35Z"},
                  duration: {$numberLong: "30"},
                  ringDuration: {$numberLong: "4"},
                  price: {$numberDecimal: "-0.0085"},
                  priceCurrency: "USD",
                  cost: {
                    telephony: {$numberDecimal: "0.0085"}, agent: {$numberDecimal: "0.12"}, currency: "USD"
                  },
                  agentId: "agent_01",
                  agentName: "Ada",
                  voiceId: "voice_01",
                  campaignId: "68ef6a5d1c2b3a4d5e6f7001",
                  contactId: "68ef6a5d1c2b3a4d5e6f7002",
                  contactName: "Zoë Will",
                  attemptId: "attempt-1",
                  attemptNumber: 1,
                  answeredBy: "human",
                  amd: {result: "human", durationMs: {$numberLong: "2400"}},
                  terminatedBy: "caller",
                  terminationReason: "end_call tool",
                  sipResponseCode: 200,
                  stirVerstat: "TN-Validation-Passed-A",
                  outcome: {
                    status: "success", reason: "agreed", notes: "call again", followUpRequired: true,
                    followUpDate: {$date: "2026-12-01T09:00:00Z"}
                  },
                  qualityMetrics: {latencyMs: 120, jitterMs: 3.5, packetLossPercent: 0.2, mos: 4.3},
                  geo: {city: "ALBANY", state: "NY", zip: "12207", country: "US"},
                  metadata: {source: "campaign", tags: ["vip"], customFields: {order: "17"}},
                  startMonth: "2026-11",
                  recordings: [{
                    recordingSid: "RE0123456789abcdef0123456789abcdef", status: "completed",
                    duration: {$numberLong: "30"}
                  }],
                  lastSequence: {$numberLong: "3"},
                  transcriptId: "conv_01",
                  callSuccessful: "success",
                  told: {
                    lasted: {
                      status: "busy", sequence: {$numberLong: "5"}, endTime: {$date: "2026-11-22T10:00:36Z"},
                      seconds: {$numberLong: "30"}
                    },
                    campaignId: "68ef6a5d1c2b3a4d5e6f7001",
                    contactId: "68ef6a5d1c2b3a4d5e6f7002",
                    agentId: "agent_01",
                    connection: {connected: false, reason: "timed-out"},
                    voiceUrlFailure: {errorCode: 11200},
                    conversations: [{
                      conversationId: "conv_01", startTime: {$date: "2026-11-22T10:00:06Z"}, agentId: "agent_01",
                      agentName: "Ada", voiceId: "voice_01", callSuccessful: "success",
                      terminationReason: "end_call tool", failureReason: "busy", cost: {$numberDecimal: "0.12"},
                      latencyMs: {$numberLong: "120"}
                    }],
                    errorCode: 13224,
                    ended: true,
                    transfer: "answered",
                    known: {
                      campaignId: "68ef6a5d1c2b3a4d5e6f7001", contactId: "68ef6a5d1c2b3a4d5e6f7002",
                      agentId: "agent_01", agentName: "Ada"
                    }
                  }
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "CA123"
                _id => "RE0123456789abcdef0123456789abcdef"
                _id => "CA0123456789abcdef0123456789abcdef\\n"
                version => {$numberLong: "0"}
                version => 1
                parentCallSid => "CA123"
                accountSid => "AC1"
                status => "dreaming"
                status => "Completed"
                from => ""
                to => ""
                direction => "outbound-api"
                duration => {$numberLong: "-1"}
                duration => 30
                ringDuration => {$numberLong: "-1"}
                price => 0.0085
                priceCurrency => "usd"
                cost.telephony => 0.0085
                cost.currency => "$"
                attemptId => ""
                attemptNumber => 0
                amd.durationMs => {$numberLong: "-1"}
                terminatedBy => "nobody"
                sipResponseCode => 1000
                outcome.status => "great"
                outcome.followUpRequired => "yes"
                qualityMetrics.packetLossPercent => 101
                qualityMetrics.mos => 5.1
                qualityMetrics.mos => 0
                metadata.source => "fax"
                metadata.source =>
                metadata.tags.0 => ""
                startMonth => "2026-13"
                startMonth => "2026-11-22"
                recordings.0.recordingSid => "CA0123456789abcdef0123456789abcdef"
                recordings.0.recordingSid =>
                recordings.0.status => "lost"
                recordings.0.status =>
                recordings.0.duration => {$numberLong: "-1"}
                lastSequence => {$numberLong: "-1"}
                callSuccessful => "maybe"
                told.lasted.status => "ringing"
                told.lasted.status =>
                told.lasted.seconds => {$numberLong: "-1"}
                told.connection.connected =>
                told.voiceUrlFailure => true
                told.voiceUrlFailure.errorCode => "11200"
                told.conversations.0.conversationId =>
                told.conversations.0.callSuccessful => "maybe"
                told.conversations.0.cost => 0.12
                told.transfer => "lost"
                """;
    }
}
