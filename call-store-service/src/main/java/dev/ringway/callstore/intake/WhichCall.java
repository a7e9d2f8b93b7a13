package dev.ringway.callstore.intake;

import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.report.Correlation;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.LinkRepository;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which call a report of ElevenLabs is about: the one that it names, else the one of its attempt, else the one that
 * another report of its conversation is about.
 */
@Component
final class WhichCall {

    private final CallRepository calls;
    private final LinkRepository links;

    WhichCall(CallRepository calls, LinkRepository links) {
        this.calls = calls;
        this.links = links;
    }

    /** By Call SID, without those whose call is not known yet. */
    Map<ElevenLabsEvent, String> of(Collection<ElevenLabsEvent> events) {
        Map<String, String> sids = byKey(events.stream()
                .map(Correlation::of)
                .filter(correlation -> correlation.callSid().isEmpty())
                .toList());
        return events.stream()
                .distinct()
                .flatMap(event -> sid(event, sids).map(sid -> Map.entry(event, sid)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Call SIDs by what reports wait for, as in {@link Correlation#keys}; without those of which no call is known yet. */
    Map<String, String> byKey(Collection<Correlation> unnamed) {
        if (unnamed.isEmpty()) {
            return Map.of();
        }
        Map<String, String> sids = new HashMap<>();
        List<String> attemptIds = ids(unnamed, Correlation::attemptId);
        if (!attemptIds.isEmpty()) {
            links.attempts(List.of(), attemptIds).forEach(attempt -> put(sids, attempt));
        }
        sids.putAll(calls.sidsByKey(attemptIds, ids(unnamed, Correlation::conversationId)));
        return sids;
    }

    /** The attempt's call stands before the conversation's. */
    static Optional<String> first(Correlation unnamed, Map<String, String> sids) {
        return Stream.concat(
                        unnamed.attemptId().map(Correlation::attemptKey).stream(),
                        unnamed.conversationId().map(Correlation::conversationKey).stream())
                .flatMap(key -> Optional.ofNullable(sids.get(key)).stream())
                .findFirst();
    }

    private static void put(Map<String, String> sids, Attempt attempt) {
        attempt.callSid().ifPresent(sid -> sids.put(Correlation.attemptKey(attempt.attemptId()), sid));
    }

    private static Optional<String> sid(ElevenLabsEvent event, Map<String, String> sids) {
        Correlation correlation = Correlation.of(event);
        return correlation.callSid().or(() -> first(correlation, sids));
    }

    private static List<String> ids(Collection<Correlation> correlations, Function<Correlation, Optional<String>> id) {
        return correlations.stream()
                .map(id)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
