package dev.ringway.transcript.lookup;

import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.export.SpeakerNames;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.provider.ConversationReading;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the two of a conversation are called: the agent as it is called here, else as ElevenLabs called it then; the person as
 * the call has it, else as the agent was told. What ElevenLabs has sent is read only where a name is missing. Blocks.
 */
@Component
public final class Speakers {

    /** Of a payload that is read for the sake of two names; nearly all are smaller. */
    private static final long LARGEST = 32L << 20;

    private final AgentRepository agents;
    private final ObjectStorage storage;
    private final JsonMapper json = EventCodec.jsonMapper();

    Speakers(AgentRepository agents, ObjectStorage storage) {
        this.agents = agents;
        this.storage = storage;
    }

    public SpeakerNames of(Transcript transcript) {
        Optional<String> agent = transcript
                .links()
                .agentId()
                .flatMap(agents::find)
                .map(Agent::fields)
                .map(fields -> fields.config().name());
        Optional<String> person = transcript.links().contactName();
        if (agent.isPresent() && person.isPresent()) {
            return SpeakerNames.of(agent, person);
        }
        Optional<ConversationReading> told = transcript.raw().flatMap(this::read);
        return SpeakerNames.of(
                agent.or(() -> told.flatMap(ConversationReading::agentName)),
                person.or(() -> told.flatMap(ConversationReading::contactName)));
    }

    private Optional<ConversationReading> read(StoredPayload raw) {
        if (raw.size() > LARGEST) {
            return Optional.empty();
        }
        try (StoredContent content = storage.read(raw.location())) {
            return Optional.of(
                    new ConversationReading(json.readTree(content.bytes()).path("data")));
        } catch (ObjectNotFoundException | JacksonException gone) {
            return Optional.empty();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}
