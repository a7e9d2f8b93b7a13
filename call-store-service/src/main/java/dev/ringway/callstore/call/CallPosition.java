package dev.ringway.callstore.call;

import java.time.Instant;

/** A place in a list of calls in either {@link CallOrder}. */
public record CallPosition(Instant startTime, String sid) {

    public static CallPosition of(CallDetails call) {
        return new CallPosition(call.startTime(), call.sid());
    }
}
