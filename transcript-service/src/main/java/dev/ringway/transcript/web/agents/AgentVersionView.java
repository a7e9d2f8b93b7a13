package dev.ringway.transcript.web.agents;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.agent.AgentVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of an agent that is kept.
 *
 * @param action created, adopted, changed, pulled, restored, deleted
 * @param by who did it
 * @param changed the paths of what differs from the version kept before it
 * @param fields of the agent from then on; left out in lists
 */
record AgentVersionView(
        long version, String action, String by, Instant at, List<String> changed, Optional<AgentDraft> fields) {

    static AgentVersionView listed(AgentVersion version, Caller caller) {
        return of(version, caller, Optional.empty());
    }

    static AgentVersionView whole(AgentVersion version, Caller caller) {
        return of(version, caller, Optional.of(AgentDraft.shownTo(caller, version.fields())));
    }

    private static AgentVersionView of(AgentVersion version, Caller caller, Optional<AgentDraft> fields) {
        return new AgentVersionView(
                version.version(),
                version.action().text(),
                DataMask.shownTo(caller, version.by()),
                version.at(),
                version.changed().stream()
                        .map(path -> DataMask.shownTo(caller, path))
                        .toList(),
                fields);
    }
}
