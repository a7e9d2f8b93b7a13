package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.CountedCall;
import dev.ringway.campaign.store.CountedCalls;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes in what became of calls. Only the newest of several versions is looked at: it tells all that the others do. Blocks. */
@Component
public final class CallIntake {

    private final CountedCalls calls;

    CallIntake(CountedCalls calls) {
        this.calls = calls;
    }

    public void take(Collection<CountedCall> changed) {
        Map<String, CountedCall> newest = changed.stream()
                .collect(Collectors.toMap(
                        CountedCall::sid,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(CountedCall::version)),
                        TreeMap::new));
        newest.values().forEach(calls::count);
    }
}
