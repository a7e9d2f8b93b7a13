package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instruction of a TwiML document, as far as the sandbox follows it. */
sealed interface Verb {

    /** As the document calls it. */
    default String element() {
        return getClass().getSimpleName();
    }

    /** Something is played or said, or nothing is: time passes. */
    record Passing(String element, Duration duration) implements Verb {}

    record Hangup() implements Verb {}

    record Reject(boolean busy) implements Verb {}

    record Redirect(Target target) implements Verb {}

    /** The call is handed to whoever listens at the stream's URL. */
    record Connect(String url, Map<String, String> parameters) implements Verb {}

    /**
     * Persons are called and the first to answer is put through.
     *
     * @param callerId absent takes the caller's own number
     * @param action asked for what comes next; absent goes on with the next verb
     */
    record Dial(Optional<String> callerId, Duration timeout, Optional<Target> action, List<Leg> legs) implements Verb {}

    record Leg(String number, Optional<StatusCallback> statusCallback) {}
}
