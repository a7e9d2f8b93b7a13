package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.agent.SyncState;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.store.agents.AgentQueries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares every agent with ElevenLabs and notes how it stands. Nothing is changed but that note. An agent that ElevenLabs does
 * not show holds up no other; where it shows none of several in a row, all are left for the next look. Only the instance that
 * looked last has figures.
 */
@Component
final class AgentDriftWatch {

    private static final Logger log = LoggerFactory.getLogger(AgentDriftWatch.class);

    private record Look(Instant at, Map<SyncState, Long> states) {}

    private final AgentQueries queries;
    private final AgentSync sync;
    private final Duration current;
    private final Clock clock;
    private final AtomicReference<Optional<Look>> last = new AtomicReference<>(Optional.empty());

    AgentDriftWatch(AgentQueries queries, AgentSync sync, AgentSettings settings, MeterRegistry meters, Clock clock) {
        this.queries = queries;
        this.sync = sync;
        this.current = settings.driftInterval().multipliedBy(3).plusMinutes(1);
        this.clock = clock;
        for (SyncState state : SyncState.values()) {
            Gauge.builder("ringway.agents", this, watch -> watch.agents(state))
                    .description("agents by how they stand with ElevenLabs")
                    .tag("sync", state.text())
                    .register(meters);
        }
    }

    void run(Turn turn) {
        FailuresInARow failures = new FailuresInARow();
        Iterator<String> ids = queries.ids().iterator();
        while (ids.hasNext() && !failures.isInVain()) {
            turn.keep();
            String id = ids.next();
            failures.told(id, sync.look(id)).forEach(this::notShown);
        }
        Optional<ElevenLabsFailure> trouble = failures.ofElevenLabs();
        if (trouble.isPresent()) {
            log.warn("Agents are not compared any further: {}", trouble.get().reason());
            return;
        }
        failures.settled().forEach(this::notShown);
        last.set(Optional.of(new Look(clock.instant(), queries.states())));
    }

    /** Others were answered, so it is this agent that has it. */
    private void notShown(String id, ElevenLabsFailure failure) {
        log.warn("Agent {} could not be compared: {}", id, failure.reason());
        sync.notShown(id, failure);
    }

    private double agents(SyncState state) {
        return last.get()
                .filter(look -> look.at().plus(current).isAfter(clock.instant()))
                .map(look -> (double) look.states().getOrDefault(state, 0L))
                .orElse(Double.NaN);
    }
}
