package dev.ringway.callstore.intake;

import dev.ringway.callstore.report.Erased;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.ErasureRepository;
import dev.ringway.callstore.store.PendingFactRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets go of what was said in conversations that were deleted or redacted, now and whenever more of it comes.
 *
 * <p>An erasure is put on record before what lies here is gone through, and whoever keeps a report looks at the record once
 * more after that. So nothing is left, however the two fall together: a look that finds nothing was had before the record was
 * made, what it was had for lies here since before that look, and is found by who goes through all of it after the record.
 * The same holds for what ties a conversation to a call, which is a report too. Whoever dies on the way does it anew, since
 * the batch, the erasure's or the report's, comes again; and what is done again changes nothing more.
 */
@Component
public final class Erasing {

    private final ErasureRepository erasures;
    private final CallEventRepository events;
    private final PendingFactRepository facts;
    private final Clock clock;

    Erasing(ErasureRepository erasures, CallEventRepository events, PendingFactRepository facts, Clock clock) {
        this.erasures = erasures;
        this.events = events;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Returns when nothing that was said in the conversation, or heard on its calls, lies here any more. Blocks the calling
     * thread.
     *
     * @param callSid a call of the conversation, where one is known beside those that its reports name
     * @throws com.mongodb.MongoException not now: come again
     */
    public void erase(String conversationId, Optional<String> callSid) {
        erase(conversationId, callSid.stream().collect(Collectors.toSet()));
    }

    private void erase(String conversationId, Set<String> callSids) {
        Instant now = clock.instant();
        Set<String> calls = erasures.add(conversationId, callSids, now);
        // Asked for only now: a report that ties the conversation to another call is there, or its intake sees the
        // record.
        Set<String> reported = events.callsOf(conversationId);
        if (!calls.containsAll(reported)) {
            calls = erasures.add(conversationId, reported, now);
        }
        events.eraseToldOf(conversationId, now);
        events.eraseHeardOn(calls, now);
        facts.eraseToldOf(conversationId, now);
    }

    /** What is on record of the conversations and calls of these reports. */
    Erased known(Collection<Report> reports) {
        Set<String> conversations = all(reports.stream().map(Erased::conversationOf));
        Set<String> calls = all(reports.stream().map(Erased::heardOn));
        return conversations.isEmpty() && calls.isEmpty() ? Erased.NOTHING : erasures.among(conversations, calls);
    }

    /** To be called by whoever has kept these, before anything else can fail; also where they were kept before. */
    void lookAgain(Collection<Report> kept) {
        Erased erased = known(kept);
        Map<String, Set<String>> told = new HashMap<>();
        Set<String> heardOn = new HashSet<>();
        for (Report report : kept) {
            if (erased.holdsFor(report)) {
                Erased.conversationOf(report)
                        .ifPresent(id ->
                                told.computeIfAbsent(id, _ -> new HashSet<>()).addAll(calls(report)));
                Erased.heardOn(report).ifPresent(heardOn::add);
            }
        }
        told.forEach(this::erase);
        events.eraseHeardOn(heardOn, clock.instant());
    }

    /** None for a report that waits for its call. */
    private static Set<String> calls(Report report) {
        return report.callSid().isEmpty() ? Set.of() : Set.of(report.callSid());
    }

    private static Set<String> all(Stream<Optional<String>> ids) {
        return ids.flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
