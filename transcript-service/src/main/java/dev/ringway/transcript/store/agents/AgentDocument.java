package dev.ringway.transcript.store.agents;

import static dev.ringway.transcript.store.agents.Fields.part;
import static dev.ringway.transcript.store.agents.Fields.put;
import static dev.ringway.transcript.store.agents.Fields.text;
import static dev.ringway.transcript.store.agents.Fields.time;

import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.FoldedName;
import dev.ringway.transcript.agent.Sync;
import dev.ringway.transcript.agent.SyncState;
import org.bson.Document;

/** An agent as it lies in the database, without ElevenLabs' own JSON of it. */
final class AgentDocument {

    private AgentDocument() {}

    static Document write(Agent agent) {
        return new Document("_id", agent.id())
                .append("foldedName", FoldedName.of(agent.fields().config().name()))
                .append("fields", ConfigDocument.write(agent.fields()))
                .append("base", ConfigDocument.write(agent.base()))
                .append("sync", sync(agent.sync()))
                .append("createdAt", agent.createdAt())
                .append("updatedAt", agent.updatedAt())
                .append("changedVersion", agent.changedVersion())
                .append("version", agent.version());
    }

    static Agent read(Document document) {
        return new Agent(
                document.getString("_id"),
                document.getLong("version"),
                document.getLong("changedVersion"),
                ConfigDocument.fields(part(document, "fields")),
                ConfigDocument.config(part(document, "base")),
                sync(part(document, "sync")),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    private static Document sync(Sync sync) {
        Document document = new Document("state", sync.state().text());
        put(document, "pulledAt", sync.pulledAt());
        put(document, "pushedAt", sync.pushedAt());
        put(document, "lastError", sync.lastError());
        return document;
    }

    private static Sync sync(Document document) {
        return new Sync(
                SyncState.of(document.getString("state")).orElseThrow(),
                time(document, "pulledAt"),
                time(document, "pushedAt"),
                text(document, "lastError"));
    }
}
