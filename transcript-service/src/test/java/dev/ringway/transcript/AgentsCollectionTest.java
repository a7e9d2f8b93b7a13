package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class AgentsCollectionTest extends CollectionContract {

    AgentsCollectionTest() {
        super("agents");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id", "foldedName", "fields", "base", "sync", "changedVersion", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {foldedName: 1, _id: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "agent_1",
                foldedName: "ava",
                fields: {
                  name: "Ava", prompt: "Be kind.", llm: "gemini-2.5-flash", temperature: 0.3, firstMessage: "", language: "en",
                  dynamicVariables: [{name: "first_name", value: "there"}, {name: "level", value: {$numberLong: "2"}}],
                  voice: {voiceId: "voice_1", modelId: "model_1", stability: 0.5, speed: 1.0},
                  maxDuration: 300,
                  evaluationCriteria: [{id: "agreed", name: "Agreed", goalPrompt: "They agreed."}],
                  dataCollection: [{key: "day", type: "string", description: "The day", enum: ["Monday"]}],
                  callLimits: {concurrent: 5, daily: 1000},
                  tags: ["sales"], phoneNumbers: ["+12025550147"], active: true
                },
                base: {
                  name: "Ava", prompt: "Be kind.", llm: "gemini-2.5-flash", temperature: 0.3, firstMessage: "", language: "en",
                  dynamicVariables: [{name: "first_name", value: "there"}, {name: "level", value: {$numberLong: "2"}}],
                  voice: {voiceId: "voice_1", modelId: "model_1", stability: 0.5, speed: 1.0},
                  maxDuration: 300,
                  evaluationCriteria: [{id: "agreed", name: "Agreed", goalPrompt: "They agreed."}],
                  dataCollection: [{key: "day", type: "string", description: "The day", enum: ["Monday"]}],
                  callLimits: {concurrent: 5, daily: 1000},
                  tags: ["sales"]
                },
                sync: {state: "changed-here", pulledAt: {$date: "2026-11-02T15:00:00Z"},
                       pushedAt: {$date: "2026-11-02T15:00:00Z"}, lastError: "ElevenLabs answered HTTP 500"},
                provider: {json: "{}", size: 2, at: {$date: "2026-11-02T15:00:00Z"}},
                changedVersion: {$numberLong: "2"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "agent 1"
                _id => ""
                fields.name =>
                fields.name => ""
                fields.active =>
                fields.phoneNumbers => ["2025550147"]
                fields.dataCollection => [{key: "day", type: "date"}]
                fields.dynamicVariables => [{name: "a", value: {}}]
                fields.evaluationCriteria => [{id: "", name: "a", goalPrompt: "b"}]
                base.name =>
                sync.state => "lost"
                sync.state =>
                sync.lastError => ""
                provider.size => -1
                provider.at =>
                changedVersion => {$numberLong: "0"}
                version => 1
                """;
    }
}
