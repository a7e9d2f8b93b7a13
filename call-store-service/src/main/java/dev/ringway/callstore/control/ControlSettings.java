package dev.ringway.callstore.control;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How live calls are controlled.
 *
 * @param kept how long a request is known by its Idempotency-Key
 * @param takeover after this, a request whose instance died is taken up by another; longer than Twilio can take for it
 * @param waitForOther how long a repetition waits for the first request to come to its end
 * @param ringTime how long the telephone of the person rings to whom a call is transferred
 * @param timeLimit for a transferred conversation; Twilio's own is four hours
 * @param answerWithin what is not known by then is told to be unconfirmed; below what any request may take
 * @param premiumNumbers whether a call may be transferred to a number that costs extra; emergency numbers never
 * @param language of real-time transcription, e.g. {@code en-US}
 * @param partialResults whether real-time transcription also tells what it may still change
 */
@Validated
@ConfigurationProperties("ringway.call-store.control")
public record ControlSettings(
        Duration kept,
        Duration takeover,
        Duration waitForOther,
        Duration ringTime,
        Duration timeLimit,
        Duration answerWithin,
        boolean premiumNumbers,
        @NotBlank String language,
        boolean partialResults) {

    public ControlSettings {
        if (ringTime.toSeconds() < 5 || ringTime.toSeconds() > 600) {
            throw new IllegalArgumentException("ringway.call-store.control.ring-time must be between 5s and 600s");
        }
        if (timeLimit.toSeconds() < 1 || timeLimit.toSeconds() > 14_400) {
            throw new IllegalArgumentException("ringway.call-store.control.time-limit must be between 1s and 4h");
        }
    }
}
