package dev.ringway.ingest.directory;

import java.util.List;
import java.util.Map;

/**
 * Of an agent of ours what a call needs.
 *
 * @param active false where it takes no new calls
 * @param phoneNumbers E.164: the numbers whose inbound calls it takes
 * @param dynamicVariables every variable that it defines, with its default text
 */
public record Agent(
        String agentId, long version, boolean active, List<String> phoneNumbers, Map<String, String> dynamicVariables) {

    public Agent {
        phoneNumbers = List.copyOf(phoneNumbers);
        dynamicVariables = Map.copyOf(dynamicVariables);
    }
}
