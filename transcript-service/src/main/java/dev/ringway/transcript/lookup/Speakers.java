package dev.ringway.transcript.lookup;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.export.SpeakerNames;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.provider.ConversationReading;
import dev.ringway.transcript.store.CallLinkRepository;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How the two of a conversation are called: the agent as it is called here, else as ElevenLabs called it then; the person as
 * the call has it, or where it is no call of ours, as the agent was told. What ElevenLabs has sent is read only where a name
 * is missing; where it cannot be read, the name stays missing: what was said is worth more than who said it. Blocks.
 */
@Component
public final class Speakers {

    private static final Logger log = LoggerFactory.getLogger(Speakers.class);

    private final AgentRepository agents;
    private final CallLinkRepository calls;
    private final StoredReports reports;

    Speakers(AgentRepository agents, CallLinkRepository calls, StoredReports reports) {
        this.agents = agents;
        this.calls = calls;
        this.reports = reports;
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
        try {
            return reports.read(raw);
        } catch (UncheckedIOException away) {
            log.warn("The object storage did not give {}, so its speakers go without names", raw.location());
            return Optional.empty();
        }
    }
}
