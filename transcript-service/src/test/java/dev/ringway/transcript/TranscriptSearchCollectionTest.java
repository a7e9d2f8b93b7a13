package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class TranscriptSearchCollectionTest extends CollectionContract {

    TranscriptSearchCollectionTest() {
        super("transcriptSearch");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "form",
                "status",
                "at",
                "criteria",
                "data",
                "names",
                "title",
                "summary",
                "keywords",
                "often",
                "turns",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                """
                {key: {_fts: 'text', _ftsx: 1}, weights: {keywords: 2, summary: 4, title: 4, turns: 1},
                 default_language: 'none', language_override: '_textLanguage'}""",
                "{key: {callSid: 1}, partialFilterExpression: {callSid: {$exists: true}}}",
                "{key: {agentId: 1, at: -1}}",
                "{key: {campaignId: 1, at: -1}}",
                "{key: {criteria: 1, at: -1}}",
                "{key: {data: 1, at: -1}}",
                "{key: {status: 1, at: -1}}",
                "{key: {mood: 1, at: -1}}",
                "{key: {outcome: 1, at: -1}}",
                "{key: {at: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "conv_4301k7m2b8xre9f8k3q5a0n1t6zd",
                  form: 1,
                  callSid: "CA15884136fed840d807968d7c83b21ba4",
                  agentId: "agent_7101k5zvyjhmfg983brhmhkd98n6",
                  campaignId: "68ef6a5d1c2b3a4d5e6f7081",
                  status: "done",
                  at: {$date: "2025-10-15T09:21:20Z"},
                  mood: "positive",
                  outcome: "success",
                  criteria: ["renewal_agreed:success"],
                  data: ["callback_day:friday"],
                  names: "Appointment",
                  title: " callback wanted ",
                  summary: " zoe asked for a friday call ",
                  keywords: " appointment ",
                  often: " friday ",
                  turns: " yes please call me on friday \\n booked ",
                  createdAt: {$date: "2025-10-15T09:22:06Z"},
                  updatedAt: {$date: "2025-10-15T09:22:06Z"},
                  version: {$numberLong: "1"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                form => 0
                status => "initiated"
                mood => "happy"
                outcome => "yes"
                at => 1760520080
                criteria => "renewal_agreed:success"
                turns => ["yes"]
                version => 1
                """;
    }
}
