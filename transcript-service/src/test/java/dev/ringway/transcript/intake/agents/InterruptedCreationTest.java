package dev.ringway.transcript.intake.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.agent.CallLimits;
import dev.ringway.transcript.agent.Conduct;
import dev.ringway.transcript.agent.Voice;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.store.agents.AgentCreations;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.store.agents.AgentVersions;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An instance that dies between ElevenLabs' answer and the writing down of it, or right after that. */
class InterruptedCreationTest extends RunningAgents {

    private static final AgentFields AVA = new AgentFields(
            new AgentConfig(
                    "Ava",
                    new Conduct(
                            Optional.of("Be kind."),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    Map.of(),
                    new Voice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    new CallLimits(Optional.empty(), Optional.empty()),
                    List.of()),
            List.of(),
            true);

    @Autowired
    private MongoClient client;

    @Autowired
    private AgentCreations creations;

    @Autowired
    private AgentVersions versions;

    @Autowired
    private AgentsAtElevenLabs elevenLabs;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theAgentIsThereOnceOnBothSidesInTheEnd(boolean written) {
        assertThatThrownBy(() -> dying(written).create(AVA, "ava", Optional.empty()))
                .isInstanceOf(MongoException.class);
        assertThat(thereNamed("Ava")).hasSize(1);
        assertThat(stored("agents")).hasSize(written ? 1 : 0);

        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");

        assertThat(thereNamed("Ava")).hasSize(1);
        assertThat(stored("agents")).hasSize(1);
        assertThat(stored("agentVersions")).hasSize(1);
        assertThat(stored("agentCreations").getFirst().getString("state")).isEqualTo("done");
        String id = stored("agents").getFirst().getString("_id");
        assertThat(get(AGENTS + "/" + id, Role.VIEWER).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasWishedForIsAVersionOfTheImportedAgentOnce(boolean written) {
        AgentFields wished = new AgentFields(AVA.config(), List.of("+12025550147"), false);
        AgentCreation creation = AgentCreation.begun("0".repeat(32), wished, "f", "ava", clock.instant());
        creations.insert(creation);
        String id = ProviderProblems.answered(elevenLabs.create(wished.config(), creation.marker()));
        post(AGENTS + "/" + id + "/pull", "");

        assertThatThrownBy(() -> dying(written).adopted(creation, id)).isInstanceOf(MongoException.class);
        assertThat(stored("agentVersions")).hasSize(written ? 2 : 1);
        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");

        assertThat(stored("agentVersions")).hasSize(2);
        assertThat(stored("agents")).hasSize(1);
        assertThat(stored("agentCreations").getFirst().getString("state")).isEqualTo("done");
        assertThat(agent(id).at("/phoneNumbers/0").asString()).isEqualTo("+12025550147");
        assertThat(agent(id).path("active").asBoolean(true)).isFalse();
    }

    @Test
    void oneThatDiedBeforeItAskedIsTakenUp() {
        creations.insert(AgentCreation.begun("0".repeat(32), AVA, "f", "ava", clock.instant()));
        clock.advance(Duration.ofMinutes(3));

        run("agentCreationsJob");

        assertThat(thereNamed("Ava")).hasSize(1);
        assertThat(stored("agents")).hasSize(1);
    }

    private AgentCreating dying(boolean written) {
        Transactions transactions = new Transactions(client) {
            @Override
            public <T> T run(Function<ClientSession, T> work) {
                if (written) {
                    super.run(work);
                }
                throw new MongoException("the writer is gone");
            }
        };
        return new AgentCreating(
                creations, new AgentRepository(database, versions, creations, transactions, clock), elevenLabs);
    }
}
