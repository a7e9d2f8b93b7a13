package dev.ringway.transcript.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final AgentConfig ONE = config("one", Optional.of(1.0), Map.of("a", "x"));

    @Test
    void aFieldIsChangedWhereItIsNoLongerAsItWas() {
        AgentConfig here = config("here", Optional.of(1.0), Map.of("a", "x"));
        AgentConfig there = config("one", Optional.of(1.2), Map.of("a", "x"));

        assertThat(Drift.of(here, ONE, there))
                .extracting(Divergence::path, Divergence::changed)
                .containsExactly(tuple("prompt", Divergence.Side.HERE), tuple("voice.speed", Divergence.Side.THERE));
        assertThat(Drift.state(Drift.of(here, ONE, there))).isEqualTo(SyncState.BOTH);
    }

    @Test
    void whatIsNotSetHereIsElevenLabsOwn() {
        AgentConfig here = config("one", Optional.empty(), Map.of("a", "x"));

        assertThat(Drift.of(here, ONE, config("one", Optional.of(2.0), Map.of("a", "x"))))
                .isEmpty();
        assertThat(Drift.isChangedHere(here, ONE)).isFalse();
    }

    @Test
    void aVariableThatIsNotThereDiffers() {
        AgentConfig without = config("one", Optional.of(1.0), Map.of());

        assertThat(Drift.of(without, ONE, ONE))
                .containsExactly(
                        new Divergence("dynamicVariables.a", Optional.empty(), Optional.of("x"), Divergence.Side.HERE));
        assertThat(Drift.of(ONE, ONE, without))
                .containsExactly(new Divergence(
                        "dynamicVariables.a", Optional.of("x"), Optional.empty(), Divergence.Side.THERE));
    }

    @Test
    void numbersAreTheSameHoweverTheyAreWritten() {
        AgentConfig here = config("one", Optional.of(1.0), Map.of("a", 100L, "b", new BigDecimal("2.50")));
        AgentConfig there = config("one", Optional.of(1.0), Map.of("a", new BigDecimal("1E+2"), "b", 2.5));

        assertThat(Drift.of(here, here, there)).isEmpty();
    }

    @Test
    void whatBothChangedToTheSameIsInStepFromThenOn() {
        AgentConfig two = config("two", Optional.of(1.0), Map.of());
        Agent agent = Agent.adopted("agent_1", ONE, NOW).with(new AgentFields(two, List.of(), true), NOW);
        assertThat(agent.sync().state()).isEqualTo(SyncState.CHANGED_HERE);

        Agent seen = agent.seen(Optional.of(two), NOW);

        assertThat(seen.sync().state()).isEqualTo(SyncState.IN_STEP);
        assertThat(seen.base()).isEqualTo(two);
        assertThat(seen.changedVersion()).isEqualTo(2);
        assertThat(seen.version()).isEqualTo(3);
        assertThat(seen.isKnownFrom(2)).isTrue();
        assertThat(seen.isKnownFrom(1)).isFalse();
    }

    @Test
    void aChangeThatIsTakenBackIsNone() {
        Agent agent = Agent.adopted("agent_1", ONE, NOW);
        AgentConfig two = config("two", Optional.of(1.0), Map.of());

        Agent back = agent.with(new AgentFields(two, List.of(), true), NOW).with(agent.fields(), NOW);

        assertThat(back.sync().state()).isEqualTo(SyncState.IN_STEP);
    }

    @Test
    void whatElevenLabsDidNotTakeOverIsNamed() {
        Agent agent = Agent.adopted("agent_1", ONE, NOW);
        AgentConfig two = config("two", Optional.of(1.0), Map.of("a", "x"));

        Agent pushed = agent.with(new AgentFields(two, List.of(), true), NOW).pushed(two, ONE, NOW);

        assertThat(pushed.sync().state()).isEqualTo(SyncState.CHANGED_HERE);
        assertThat(pushed.sync().lastError())
                .hasValueSatisfying(error -> assertThat(error).endsWith(": prompt"));
    }

    private static AgentConfig config(String prompt, Optional<Double> speed, Map<String, Object> variables) {
        return new AgentConfig(
                "Ava",
                new Conduct(
                        Optional.of(prompt), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                variables,
                new Voice(Optional.empty(), Optional.empty(), Optional.empty(), speed),
                Optional.empty(),
                List.of(),
                Map.of(),
                new CallLimits(Optional.empty(), Optional.empty()),
                List.of());
    }
}
