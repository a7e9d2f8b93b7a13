package dev.ringway.campaign.contact;

/**
 * What the calls of a contact add up to.
 *
 * @param completed of these, so many were completed and their duration is known
 * @param seconds of the completed ones together
 */
public record CallSums(long calls, long completed, long seconds) {

    public static final CallSums NONE = new CallSums(0, 0, 0);

    public static CallSums of(CountedCall call) {
        return call.duration()
                .filter(seconds -> call.status().equals("completed"))
                .map(seconds -> new CallSums(1, 1, seconds))
                .orElseGet(() -> new CallSums(1, 0, 0));
    }

    public CallSums plus(CallSums other) {
        return new CallSums(calls + other.calls, completed + other.completed, seconds + other.seconds);
    }

    public CallSums minus(CallSums other) {
        return new CallSums(calls - other.calls, completed - other.completed, seconds - other.seconds);
    }
}
