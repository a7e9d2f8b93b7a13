package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class AgentCreationsCollectionTest extends CollectionContract {

    AgentCreationsCollectionTest() {
        super("agentCreations");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id", "fields", "fingerprint", "by", "state", "askedAt", "tries", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {askedAt: 1}, partialFilterExpression: {state: 'pending'}}",
                "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "0123456789abcdef0123456789abcdef",
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
                fingerprint: "f",
                by: "ava",
                state: "done",
                agentId: "agent_1",
                lastError: "ElevenLabs answered HTTP 500",
                askedAt: {$date: "2026-11-02T15:00:00Z"},
                tries: 2,
                expiresAt: {$date: "2026-12-02T15:00:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "agent_1"
                fields.name =>
                fingerprint => ""
                by => ""
                state => "lost"
                agentId => ""
                askedAt => "now"
                tries => 0
                version => 1
                """;
    }
}
