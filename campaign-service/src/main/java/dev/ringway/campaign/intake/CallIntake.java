package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.CountedCall;
import dev.ringway.campaign.store.CountedCalls;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Takes in what became of calls. Only the newest of several versions is looked at: it tells all that the others do. Blocks. */
@Component
public final class CallIntake {

    private final CountedCalls calls;

    CallIntake(CountedCalls calls) {
        this.calls = calls;
    }

    public void take(Collection<CountedCall> changed) {
        Newest.of(changed, CountedCall::sid, CountedCall::version).forEach(calls::count);
    }
}
