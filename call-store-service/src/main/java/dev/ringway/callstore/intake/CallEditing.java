package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallEdit;
import dev.ringway.callstore.store.CallEdits;
import dev.ringway.callstore.store.CallQueries;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes in what a person changes about a call. */
@Component
public final class CallEditing {

    private static final int MOST_CUSTOM_FIELDS = 50;

    private final CallQueries calls;
    private final CallEdits edits;
    private final Clock clock;

    CallEditing(CallQueries calls, CallEdits edits, Clock clock) {
        this.calls = calls;
        this.edits = edits;
        this.clock = clock;
    }

    /**
     * The call after the change, one version on; as it was where nothing is to be changed.
     *
     * @param expected the version that the person has seen
     * @throws ProblemException 404 for a call that was never seen, 412 if it is in another version by now, 400 if it
     *     would have too many custom fields
     */
    public Mono<CallDetails> edit(String sid, long expected, CallEdit edit) {
        return calls.find(sid)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .filter(seen -> seen.version() == expected)
                .flatMap(seen -> {
                    if (edit.isEmpty()) {
                        return Mono.just(seen);
                    }
                    bounded(seen, edit);
                    return edits.apply(sid, expected, edit, clock.instant());
                })
                .switchIfEmpty(Mono.error(EntityTag::changedMeanwhile));
    }

    private static void bounded(CallDetails seen, CallEdit edit) {
        Set<String> names = edit.clearCustomFields()
                ? new HashSet<>()
                : new HashSet<>(seen.metadata().customFields().keySet());
        edit.customFields().forEach((name, value) -> {
            if (value.isPresent()) {
                names.add(name);
            } else {
                names.remove(name);
            }
        });
        if (names.size() > MOST_CUSTOM_FIELDS) {
            throw ProblemException.invalid(
                    "metadata.customFields", "must be " + MOST_CUSTOM_FIELDS + " at most, counting those there are");
        }
    }
}
