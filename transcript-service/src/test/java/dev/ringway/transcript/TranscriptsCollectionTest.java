package dev.ringway.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptsCollectionTest extends CollectionContract {

    TranscriptsCollectionTest() {
        super("transcripts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "status", "createdAt", "updatedAt", "version");
    }

    @Override
    protected Set<String> free() {
        return Set.of("turns.1.toolCalls.0", "analysis.dataCollection");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {createdAt: -1, _id: -1}}",
                "{key: {agentId: 1, createdAt: -1, _id: -1}}",
                "{key: {campaignId: 1, createdAt: -1, _id: -1}}",
                "{key: {status: 1, createdAt: -1, _id: -1}}",
                "{key: {callSid: 1}, partialFilterExpression: {callSid: {$exists: true}}}",
                "{key: {startTime: -1}}",
                "{key: {status: 1, updatedAt: 1}, partialFilterExpression: {status: {$in: ['live', 'processing']}}}",
                "{key: {attemptId: 1}, partialFilterExpression: {attemptId: {$exists: true}}}",
                "{key: {agentId: 1, startTime: -1}}",
                "{key: {campaignId: 1, startTime: -1}}",
                "{key: {'analysis.keywords': 1}}",
                "{key: {'analysis.sentiment.overall': 1, startTime: -1}}",
                "{key: {'analysis.criteriaChecks.id': 1, 'analysis.criteriaChecks.result': 1}}",
                """
                {key: {'analysis.origin.question.due': 1},
                 partialFilterExpression: {'analysis.origin.question.due': {$exists: true}}}""");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "conv_4301k7m2b8xre9f8k3q5a0n1t6zd",
                  callSid: "CA15884136fed840d807968d7c83b21ba4",
                  callFound: "name",
                  recordingSid: "REa1b2c3d4e5f60718293a4b5c6d7e8f90",
                  agentId: "agent_7101k5zvyjhmfg983brhmhkd98n6",
                  campaignId: "68ef6a5d1c2b3a4d5e6f7081",
                  attemptId: "68ef6a5d1c2b3a4d5e6f7082",
                  contactId: "68ef6a5d1c2b3a4d5e6f7083",
                  contactName: "Zoë Martin",
                  status: "done",
                  language: "en",
                  startTime: {$date: "2025-10-15T09:21:20Z"},
                  duration: 31,
                  turns: [
                    {
                      role: "user", text: "Yes, please call me on Friday.",
                      startTime: {$date: "2025-10-15T09:21:25Z"}, endTime: {$date: "2025-10-15T09:21:28Z"},
                      confidence: 0.97, interrupted: false
                    },
                    {
                      role: "agent", text: "Booked.",
                      startTime: {$date: "2025-10-15T09:21:29Z"}, endTime: {$date: "2025-10-15T09:21:30Z"},
                      confidence: 1, interrupted: true,
                      toolCalls: [{request_id: "book_1f2e", tool_name: "book"}],
                      latencyMs: 370
                    }
                  ],
                  analysis: {
                    callSuccessful: "success",
                    summary: "Zoë asked for a Friday call.",
                    title: "Callback wanted",
                    sentiment: {
                      overall: "positive", score: 0.6,
                      segments: [{
                        startTime: {$date: "2025-10-15T09:21:25Z"}, endTime: {$date: "2025-10-15T09:21:28Z"},
                        sentiment: "neutral", score: -0.1
                      }]
                    },
                    keywords: ["appointment"],
                    entities: [{
                      text: "Friday", type: "date",
                      startTime: {$date: "2025-10-15T09:21:25Z"}, endTime: {$date: "2025-10-15T09:21:28Z"}
                    }],
                    criteriaChecks: [{
                      id: "renewal_agreed", name: "Renewal agreed", result: "success", passed: true,
                      rationale: "User agreed.", score: 1
                    }],
                    dataCollection: {callback_day: {value: "Friday", rationale: "Said Friday."}},
                    talkRatio: 0.55, interruptions: 1, silence: 4.5,
                    latency: {p50: 0.37, p90: 0.41},
                    origin: {
                      analyzers: 1, provider: ["summary", "title"],
                      model: {name: "small-model", found: ["sentiment", "keywords"]},
                      question: {
                        due: {$date: "2025-10-15T09:22:06Z"}, tries: 2,
                        failure: "the language model's endpoint answered 429"
                      }
                    }
                  },
                  cost: {$numberDecimal: "0.0483"},
                  terminationReason: "end_call tool was called.",
                  turnParts: {generation: "69299c2f6b1d4c0a5e3f2a10", count: 2},
                  raw: {
                    uri: "file:///payloads/conv_4301.json",
                    size: 5321,
                    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                  },
                  toldAt: {$date: "2025-10-15T09:22:05Z"},
                  createdAt: {$date: "2025-10-15T09:22:06Z"},
                  updatedAt: {$date: "2025-10-15T09:22:06Z"},
                  version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                conversationId => "conv_4301k7m2b8xre9f8k3q5a0n1t6zd"
                _id => {$oid: "68ef6a5d1c2b3a4d5e6f7081"}
                _id => "live:conv_4301"
                _id => ""
                callSid => ""
                callFound => "itself"
                attemptId => ""
                contactId => ""
                contactName => ""
                status => "initiated"
                startTime => 1760520080
                duration => 30.5
                duration => -1
                turns => {}
                turns.0.role =>
                turns.0.role => "tool"
                turns.0.startTime => 5
                turns.0.confidence => 1.2
                turns.1.latencyMs => -1
                analysis.callSuccessful => "yes"
                analysis.sentiment.overall => "happy"
                analysis.sentiment.score => 2
                analysis.sentiment.segments.0.sentiment =>
                analysis.keywords => "appointment"
                analysis.entities.0.type =>
                analysis.criteriaChecks.0.id =>
                analysis.criteriaChecks.0.result => "passed"
                analysis.dataCollection => "Friday"
                analysis.interruptions => 0.5
                analysis.silence => -1
                analysis.origin.analyzers =>
                analysis.origin.analyzers => -1
                analysis.origin.provider => ["keywords"]
                analysis.origin.model.name =>
                analysis.origin.model.found => ["entities"]
                analysis.origin.question.tries => -1
                analysis.origin.question.due => 5
                cost => 0.0483
                cost => 217
                turnParts => 2
                turnParts.count => 0
                turnParts.generation =>
                raw => "file:///payloads/conv_4301.json"
                raw.sha256 => "9f86d081"
                raw.size =>
                toldAt => 5
                version => 1
                """;
    }

    @Test
    void takesALiveTranscriptUnderItsCallSid() {
        stored().insert(Variant.with(whole(), "_id", "'live:CA15884136fed840d807968d7c83b21ba4'"));
        assertThat(stored().find(new BsonDocument())).hasSize(1);
    }

    @Test
    void takesTwoConversationsOfOneCallAndFindsThemByTheIndex() {
        stored().insert(whole());
        stored().insert(Variant.with(whole(), "_id", "'conv_after_transfer'"));
        BsonDocument ofTheCall = BsonDocument.parse("{callSid: 'CA15884136fed840d807968d7c83b21ba4'}");
        assertThat(stored().find(ofTheCall)).hasSize(2);
        assertThat(stored().indexFor(ofTheCall)).contains("callSid_1");
    }

    @ParameterizedTest
    @CsvSource({"'', startTime_-1", "agentId, agentId_1_startTime_-1", "campaignId, campaignId_1_startTime_-1"})
    void insightsOfSomeTimeAreReadByAnIndex(String filter, String index) {
        stored().insert(whole());
        for (int i = 0; i < 20; i++) {
            BsonDocument others = Variant.with(Variant.with(whole(), "agentId", "'other'"), "campaignId", "'other'");
            stored().insert(Variant.with(others, "_id", "'conv_other_" + i + "'"));
        }
        for (int i = 0; i < 60; i++) {
            BsonDocument earlier = Variant.with(whole(), "startTime", "{$date: '2025-03-01T08:00:00Z'}");
            stored().insert(Variant.with(earlier, "_id", "'conv_earlier_" + i + "'"));
        }
        BsonDocument which = BsonDocument.parse(
                "{startTime: {$gte: {$date: '2025-10-01T00:00:00Z'}, $lt: {$date: '2025-11-01T00:00:00Z'}}, status: 'done'}");
        if (!filter.isEmpty()) {
            which.put(filter, whole().get(filter));
        }
        assertThat(stored().find(which)).hasSize(filter.isEmpty() ? 21 : 1);
        assertThat(stored().indexFor(which)).contains(index);
    }

    @Test
    void findsByTheIndexWhatALanguageModelIsToBeAsked() {
        stored().insert(whole());
        BsonDocument due =
                BsonDocument.parse("{'analysis.origin.question.due': {$lte: {$date: '2026-01-01T00:00:00Z'}}}");
        assertThat(stored().find(due)).hasSize(1);
        assertThat(stored().indexFor(due)).contains("analysis.origin.question.due_1");
    }

    @Test
    void takesConversationsWhoseCallIsNotKnown() {
        stored().insert(Variant.without(whole(), "callSid"));
        stored().insert(Variant.with(Variant.without(whole(), "callSid"), "_id", "'conv_other'"));
        assertThat(stored().find(new BsonDocument())).hasSize(2);
    }
}
