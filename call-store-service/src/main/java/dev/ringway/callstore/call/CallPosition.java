package dev.ringway.callstore.call;

import java.time.Instant;

/** A place in the list of calls, newest start first, of one instant the greater SID first. */
public record CallPosition(Instant startTime, String sid) {

    public static CallPosition of(Call call) {
        return new CallPosition(call.startTime(), call.sid());
    }
}
