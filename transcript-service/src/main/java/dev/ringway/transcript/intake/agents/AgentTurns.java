package dev.ringway.transcript.intake.agents;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.problems.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Over all instances, one at a time talks with ElevenLabs about an agent, so that what is written last is known to be. */
@Component
final class AgentTurns {

    /** Longer than all requests of one turn may take; so long an agent waits whose instance died. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Leases leases;
    private final Set<String> here = ConcurrentHashMap.newKeySet();

    AgentTurns(MongoDatabase database) {
        this.leases = new Leases(database, UUID.randomUUID().toString());
    }

    /** Empty where somebody else is at it. */
    <T> Optional<T> tryAlone(String agentId, Supplier<T> work) {
        if (!here.add(agentId)) {
            return Optional.empty();
        }
        try {
            Optional<Lease> lease = leases.acquire("agent:" + agentId, LEASE);
            return lease.map(held -> {
                try {
                    return work.get();
                } finally {
                    leases.release(held);
                }
            });
        } finally {
            here.remove(agentId);
        }
    }

    /** @throws ProblemException 409 where somebody else is at it */
    <T> T alone(String agentId, Supplier<T> work) {
        return tryAlone(agentId, work)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.CONFLICT,
                        "agent-busy",
                        "The agent is just being brought in step with ElevenLabs. Try again in a few seconds."));
    }
}
