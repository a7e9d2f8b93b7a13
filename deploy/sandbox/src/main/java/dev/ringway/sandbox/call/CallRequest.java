package dev.ringway.sandbox.call;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was asked for when the call was made.
 *
 * @param timeLimit after which the call is ended, from its answer on
 * @param dialOrder absent when the call was not placed by an API
 * @param parentSid the call whose TwiML dialled this one
 * @param detection absent when answering-machine detection was not asked for
 * @param recording absent when the call is not to be recorded
 * @param voice who tells the call what to do once it is answered; without it the call's plan does
 */
public record CallRequest(
        Direction direction,
        String from,
        String to,
        Duration ringTimeout,
        Duration timeLimit,
        Optional<DialOrder> dialOrder,
        Optional<String> parentSid,
        Optional<StatusCallback> statusCallback,
        Optional<AnswerDetection> detection,
        Optional<RecordingOrder> recording,
        Optional<VoiceUrl> voice) {

    /** Twilio ends a call after that in any case. */
    public static final Duration LONGEST = Duration.ofHours(4);

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    public static boolean isNumber(String text) {
        return E164.matcher(text).matches();
    }

    public record StatusCallback(Target target, Set<CallEvent> events) {}

    /**
     * Answering-machine detection.
     *
     * @param mode Enable or DetectMessageEnd
     * @param async whether the call's instructions are asked for at once, and the result is told by a callback
     */
    public record AnswerDetection(String mode, boolean async, Duration timeout, Optional<Target> callback) {}

    /**
     * A recording from answer to end.
     *
     * @param track inbound, outbound or both
     * @param events in-progress, completed, absent: those that are reported
     */
    public record RecordingOrder(
            int channels, String track, String source, Optional<Target> callback, Set<String> events) {}

    /** @param fallback asked when the first does not answer with TwiML */
    public record VoiceUrl(Target target, Optional<Target> fallback) {}
}
