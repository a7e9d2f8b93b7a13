package dev.ringway.transcript;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

class AgentVersionsCollectionTest extends CollectionContract {

    AgentVersionsCollectionTest() {
        super("agentVersions");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id", "agentId", "agentVersion", "action", "by", "at", "fields", "createdAt", "updatedAt", "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {agentId: 1, agentVersion: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "agent_1:12",
                agentId: "agent_1",
                agentVersion: {$numberLong: "12"},
                action: "changed",
                by: "ava",
                at: {$date: "2026-11-02T15:00:00Z"},
                changed: ["prompt"],
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
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "agent_1"
                _id => "agent_1:0"
                agentId => ""
                agentVersion => {$numberLong: "0"}
                action => "painted"
                by => ""
                at => "now"
                changed => [""]
                fields.name =>
                version => 1
                """;
    }
}
