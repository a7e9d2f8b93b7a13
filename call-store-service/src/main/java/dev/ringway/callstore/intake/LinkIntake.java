package dev.ringway.callstore.intake;

import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.report.Correlation;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.LinkRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes in what the owners of attempts, contacts and agents say: first it is saved, then the calls that belong to it are
 * folded anew. A crash in between is repaired when the batch is delivered again.
 */
@Component
public final class LinkIntake {

    private final LinkRepository links;
    private final CallRepository calls;
    private final ReportIntake intake;
    private final NameSpreading spreading;
    private final Clock clock;

    LinkIntake(LinkRepository links, CallRepository calls, ReportIntake intake, NameSpreading spreading, Clock clock) {
        this.links = links;
        this.calls = calls;
        this.intake = intake;
        this.spreading = spreading;
        this.clock = clock;
    }

    /** @return what can never be stored, with the reason, by attempt id; everything else is on disk */
    public Map<String, String> attempts(Collection<Attempt> told) {
        Collection<Attempt> newest = newest(told, Attempt::attemptId, Attempt::version);
        Map<String, String> refused = links.saveAttempts(newest, clock.instant());
        List<String> ids = newest.stream().map(Attempt::attemptId).toList();
        List<String> sids = new ArrayList<>(calls.sidsByKey(ids, List.of()).entrySet().stream()
                .filter(entry -> ids.stream().map(Correlation::attemptKey).anyMatch(entry.getKey()::equals))
                .map(Map.Entry::getValue)
                .toList());
        newest.forEach(attempt -> attempt.callSid().ifPresent(sids::add));
        intake.refresh(sids);
        return refused;
    }

    /**
     * Calls that are many repeat the name a little later.
     *
     * @param told all of one kind
     * @return what can never be stored, with the reason, by id; everything else is on disk
     */
    public Map<String, String> names(Collection<Named> told) {
        Collection<Named> newest = newest(told, Named::id, Named::version);
        Map<String, String> refused = links.saveNames(newest, clock.instant());
        links.unspread(newest).forEach(spreading::begin);
        return refused;
    }

    private static <T> Collection<T> newest(Collection<T> told, Function<T, String> id, Function<T, Long> version) {
        return told.stream()
                .collect(Collectors.toMap(
                        id,
                        Function.identity(),
                        BinaryOperator.maxBy((one, other) -> version.apply(one).compareTo(version.apply(other)))))
                .values();
    }
}
