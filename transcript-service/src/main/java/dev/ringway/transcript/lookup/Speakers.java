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
import dev.ringway.transcript.store.CallLinkRepository;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the two of a conversation are called: the agent as it is called here, else as ElevenLabs called it then; the person as
 * the call has it, or where it is no call of ours, as the agent was told. What ElevenLabs has sent is read only where a name
 * is missing. Blocks.
 */
@Component
public final class Speakers {

    /** Of a payload that is read for the sake of two names; nearly all are smaller. */
    private static final long LARGEST = 32L << 20;

    private final AgentRepository agents;
    private final CallLinkRepository calls;
    private final ObjectStorage storage;
    private final JsonMapper json = EventCodec.jsonMapper();

    Speakers(AgentRepository agents, CallLinkRepository calls, ObjectStorage storage) {
        this.agents = agents;
        this.calls = calls;
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
        boolean personIsKnownHere = person.isPresent() || isCallOfOurs(transcript);
        if (agent.isPresent() && personIsKnownHere) {
            return SpeakerNames.of(agent, person);
        }
        Optional<ConversationReading> told = transcript.raw().flatMap(this::read);
        return SpeakerNames.of(
                agent.or(() -> told.flatMap(ConversationReading::agentName)),
                personIsKnownHere ? person : told.flatMap(ConversationReading::contactName));
    }

    /**
     * Then the agent was told the name that its contact had at that time, and a name that the call does not have any more has
     * been forgotten. Contact and attempt outlive what is known of the call.
     */
    private boolean isCallOfOurs(Transcript transcript) {
        return transcript.links().contactId().isPresent()
                || transcript.links().attemptId().isPresent()
                || calls.of(transcript).isPresent();
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
