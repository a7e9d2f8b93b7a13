package dev.ringway.transcript.store.agents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.outbox.Deletions;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentAction;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and writes single agents, each change with the version that is kept of it. Blocks. */
@Component
public class AgentRepository {

    private final MongoCollection<Document> agents;
    private final MongoCollection<Document> deletions;
    private final AgentVersions versions;
    private final AgentCreations creations;
    private final Transactions transactions;
    private final Clock clock;

    public AgentRepository(
            MongoDatabase database,
            AgentVersions versions,
            AgentCreations creations,
            Transactions transactions,
            Clock clock) {
        this.agents = database.getCollection("agents");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.versions = versions;
        this.creations = creations;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Agent> find(String id) {
        return find(agents.find(eq(id)));
    }

    private static Optional<Agent> find(FindPublisher<Document> agent) {
        return Mono.from(agent.projection(Projections.exclude("provider")))
                .map(AgentDocument::read)
                .blockOptional();
    }

    /** ElevenLabs' own JSON of it; empty where there is no such agent, or it was never read whole. */
    public Optional<ProviderCopy> providerCopy(String id) {
        return Mono.from(agents.find(eq(id)).projection(Projections.include("provider")))
                .mapNotNull(document -> document.get("provider", Document.class))
                .map(ProviderCopy::read)
                .blockOptional();
    }

    /** False where there is one already, which stays as it is. */
    public boolean adopt(Agent agent, ProviderCopy copy, String by) {
        return transactions.run(session -> insert(session, agent, AgentAction.ADOPTED, by, Optional.of(copy)));
    }

    /**
     * Together with the end of the wish for it. One that somebody has adopted meanwhile becomes what was wished for, as a version
     * of it.
     *
     * @return false where the creation is not in the version before this, so that somebody else has settled it
     */
    public boolean create(Agent agent, AgentCreation done, Optional<ProviderCopy> copy) {
        return transactions.run(session -> {
            boolean mine = creations.replace(session, done);
            if (mine && !insert(session, agent, AgentAction.CREATED, done.by(), copy)) {
                overwrite(session, agent, done.by());
            }
            return mine;
        });
    }

    private void overwrite(ClientSession session, Agent created, String by) {
        Agent adopted = find(agents.find(session, eq(created.id()))).orElseThrow();
        if (!adopted.fields().equals(created.fields())) {
            Agent next = adopted.with(created.fields(), created.updatedAt());
            AgentVersion kept = AgentVersion.next(adopted, next, AgentAction.CREATED, by);
            if (!replace(session, next, Optional.of(kept), Optional.empty())) {
                throw new IllegalStateException(created.id() + " is not what it was in the same transaction");
            }
        }
    }

    private boolean insert(
            ClientSession session, Agent agent, AgentAction action, String by, Optional<ProviderCopy> copy) {
        if (Mono.from(agents.find(session, eq(agent.id()))).blockOptional().isPresent()) {
            return false;
        }
        // Who knew one that was deleted ignores older versions than that.
        Agent first = agent.after(versions.last(session, agent.id()));
        Document document = AgentDocument.write(first);
        copy.ifPresent(known -> document.append("provider", known.write()));
        Mono.from(agents.insertOne(session, document)).block();
        versions.keep(session, AgentVersion.first(first, action, by));
        return true;
    }

    /** Empty where it is not the next version of what is there. */
    public Optional<Agent> replace(Agent next, Optional<AgentVersion> kept, Optional<ProviderCopy> copy) {
        return transactions.run(session -> replace(session, next, kept, copy) ? Optional.of(next) : Optional.empty());
    }

    private boolean replace(
            ClientSession session, Agent next, Optional<AgentVersion> kept, Optional<ProviderCopy> copy) {
        Document fields = AgentDocument.write(next);
        fields.remove("_id");
        copy.ifPresent(known -> fields.append("provider", known.write()));
        boolean done =
                Mono.from(agents.updateOne(session, before(next.id(), next.version()), new Document("$set", fields)))
                                .blockOptional()
                                .orElseThrow()
                                .getMatchedCount()
                        == 1;
        if (done) {
            kept.ifPresent(version -> versions.keep(session, version));
        }
        return done;
    }

    /** False where it was changed since. Its versions stay, with the last one of them. */
    public boolean delete(Agent seen, String by) {
        Instant now = now();
        Document record = Deletions.of("agents", seen.id(), now);
        AgentVersion last =
                new AgentVersion(seen.id(), seen.version() + 1, AgentAction.DELETED, by, now, List.of(), seen.fields());
        return transactions.run(session -> {
            boolean done = Mono.from(agents.deleteOne(session, before(seen.id(), seen.version() + 1)))
                            .blockOptional()
                            .orElseThrow()
                            .getDeletedCount()
                    == 1;
            if (done) {
                versions.keep(session, last);
                Mono.from(deletions.replaceOne(
                                session, eq(record.get("_id")), record, new ReplaceOptions().upsert(true)))
                        .block();
            }
            return done;
        });
    }

    private static Bson before(String id, long nextVersion) {
        return and(eq(id), eq("version", nextVersion - 1));
    }

    /** As exact as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
