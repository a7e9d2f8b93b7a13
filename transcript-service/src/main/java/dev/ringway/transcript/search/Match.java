package dev.ringway.transcript.search;

import java.util.List;
import java.util.Optional;

/**
 * A transcript that has all that is wanted, with what results are counted by.
 *
 * @param criteria {@code <id>:<result>}
 * @param keywords as they are shown
 */
public record Match(
        SearchPosition position,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> mood,
        Optional<String> outcome,
        List<String> criteria,
        List<String> keywords) {

    public Match {
        criteria = List.copyOf(criteria);
        keywords = List.copyOf(keywords);
    }
}
