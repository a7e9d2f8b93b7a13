package dev.ringway.transcript.store.agents;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentFilter;
import dev.ringway.transcript.agent.AgentPosition;
import dev.ringway.transcript.agent.FoldedName;
import dev.ringway.transcript.agent.SyncState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Agents for those who look. There are hundreds at most, so that only their order has an index. Blocks. */
@Component
public class AgentQueries {

    private final MongoCollection<Document> agents;

    public AgentQueries(MongoDatabase database) {
        this.agents = database.getCollection("agents");
    }

    /**
     * The next ones after a position, by name.
     *
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public List<Agent> list(AgentFilter filter, Optional<AgentPosition> after, int limit, Duration timeLimit) {
        return Flux.from(page(filter, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(AgentDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** The ids of all. */
    public List<String> ids() {
        return Flux.from(agents.find().projection(Projections.include("_id")))
                .map(document -> document.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** How many stand how with ElevenLabs. */
    public Map<SyncState, Long> states() {
        Map<SyncState, Long> states = new EnumMap<>(SyncState.class);
        for (SyncState state : SyncState.values()) {
            states.put(state, 0L);
        }
        Flux.from(agents.aggregate(List.of(Aggregates.group("$sync.state", Accumulators.sum("agents", 1L)))))
                .toIterable()
                .forEach(group -> SyncState.of(group.getString("_id"))
                        .ifPresent(state -> states.put(state, group.getLong("agents"))));
        return states;
    }

    FindPublisher<Document> page(AgentFilter filter, Optional<AgentPosition> after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        filter.name().ifPresent(name -> conditions.add(named(name)));
        filter.active().ifPresent(active -> conditions.add(Filters.eq("fields.active", active)));
        filter.tag().ifPresent(tag -> conditions.add(Filters.eq("fields.tags", tag)));
        if (!filter.states().isEmpty()) {
            conditions.add(Filters.in(
                    "sync.state",
                    filter.states().stream().map(SyncState::text).sorted().toList()));
        }
        after.ifPresent(position -> conditions.add(Filters.or(
                Filters.gt("foldedName", position.foldedName()),
                Filters.and(Filters.eq("foldedName", position.foldedName()), Filters.gt("_id", position.id())))));
        return agents.find(conditions.isEmpty() ? new Document() : Filters.and(conditions))
                .projection(Projections.exclude("provider"))
                .sort(Sorts.ascending("foldedName", "_id"))
                .limit(limit);
    }

    /** No expression is made of what somebody has typed. */
    private static Bson named(String name) {
        Document place =
                new Document("$indexOfCP", List.of("$foldedName", new Document("$literal", FoldedName.of(name))));
        return Filters.expr(new Document("$gte", List.of(place, 0)));
    }
}
