package dev.ringway.callstore.call;

import java.util.Comparator;
import java.util.Optional;

/**
 * What came of connecting the call to its agent.
 *
 * @param reason why it failed
 */
public record AgentConnection(boolean connected, Optional<String> reason) {

    /** Once connected, an earlier or later failure does not count. */
    static final Comparator<AgentConnection> CONNECTED_FIRST = Comparator.comparing(
                    AgentConnection::connected, Comparator.reverseOrder())
            .thenComparing(connection -> connection.reason().orElse(""));
}
