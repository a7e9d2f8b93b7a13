package dev.ringway.sandbox.call;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was asked for when the call was made.
 *
 * @param machineDetection Enable, DetectMessageEnd, or empty for none
 */
public record CallRequest(
        Direction direction,
        String from,
        String to,
        Duration ringTimeout,
        String machineDetection,
        Optional<StatusCallback> statusCallback) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    public static boolean isNumber(String text) {
        return E164.matcher(text).matches();
    }

    /** @param url as registered, with its fragment of connection overrides */
    public record StatusCallback(String url, String method, Set<CallEvent> events) {}
}
