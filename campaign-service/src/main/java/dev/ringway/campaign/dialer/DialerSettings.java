package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.Looks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are driven.
 *
 * @param enabled whether this instance calls anybody; REST and all else works without
 * @param concurrentCalls of the account at one time, over all campaigns
 * @param ringTimeout how long a call rings
 * @param lease after which another instance drives a campaign, or looks after attempts, whose instance has died
 * @param look how often it is looked for campaigns to drive
 * @param batch contacts that are looked at together
 * @param idle how long a driver waits that found nobody to call
 * @param pause how long until a contact is looked at again, where it is not known when that may be of use; at most so long
 *     nobody is tried of a campaign whose money or caller ids are used up
 * @param lookAgain how long at most until a contact that waits is looked at again, whatever it waits for
 * @param reservation how long an attempt may wait for its turn; then it is given back
 * @param request how long the provider may take to answer; longer than its client waits
 * @param requestWait how long a request may wait for its turn at Twilio; longer, and its moment has passed
 * @param requestsUnderWay requests for calls that may await their answers at one time; fewer than the client's connections,
 *     so that calls can be looked up and ended meanwhile. Single calls that wait for their turns hold half of them at most
 * @param fresh how old the decision to call may be when the call is asked for
 * @param lookPatience how long it is looked again, each time in a new turn, where looking took longer than that
 * @param unheard after which a call that nothing is heard of is looked up at the provider
 * @param unreported how often a call is looked up that ElevenLabs has placed: of it nothing is reported to us
 * @param lookups at which the provider is asked about calls, or told to end them, at one time
 * @param settling of attempts of which nobody knows whether there is a call
 * @param callerIdRest when a caller id is left alone
 * @param breaker what makes any campaign pause itself
 */
@Validated
@ConfigurationProperties("ringway.campaign.dialer")
public record DialerSettings(
        boolean enabled,
        @Min(1) @Max(10_000) int concurrentCalls,

        @NotNull @DurationMin(seconds = 5) @DurationMax(seconds = 600)
        Duration ringTimeout,

        @NotNull @DurationMin(seconds = 2) Duration lease,
        @NotNull @DurationMin(millis = 50) Duration look,
        @Min(1) @Max(500) int batch,
        @NotNull @DurationMin(millis = 50) Duration idle,
        @NotNull @DurationMin(seconds = 1) Duration pause,
        @NotNull @DurationMin(minutes = 1) Duration lookAgain,
        @NotNull @DurationMin(seconds = 1) Duration reservation,
        @NotNull @DurationMin(seconds = 1) Duration request,
        @NotNull @DurationMin(millis = 10) Duration requestWait,
        @Min(1) @Max(1000) int requestsUnderWay,
        @NotNull @DurationMin(millis = 10) Duration fresh,

        @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 8)
        Duration lookPatience,

        @NotNull @DurationMin(seconds = 1) Duration unheard,
        @NotNull @DurationMin(seconds = 1) Duration unreported,
        @Min(1) @Max(200) int lookups,
        @NotNull @Valid Settling settling,
        @NotNull @Valid CallerIdRest callerIdRest,
        @NotNull @Valid Breaker breaker) {

    LastLook.Limits lastLook() {
        return new LastLook.Limits(fresh, fresh.plus(requestWait), lookPatience);
    }

    Looks looks() {
        return new Looks(pause, lookAgain);
    }

    /**
     * @param look between two looks for the call at the provider
     * @param limit after which it is given up; the contact is not called again by itself
     * @param blindLimit after which that is given up, too, of which the provider could not be asked; longer than a call lasts
     * @param money after which what was given up reserves no money any more
     * @param price after the end of a call; then what it reserves is spent, where its price is not known. Longer than the call
     *     store looks for prices
     */
    public record Settling(
            @NotNull @DurationMin(millis = 100) Duration look,
            @NotNull @DurationMin(seconds = 1) Duration limit,
            @NotNull @DurationMin(seconds = 1) Duration blindLimit,
            @NotNull @DurationMin(seconds = 1) Duration money,
            @NotNull @DurationMin(seconds = 1) Duration price) {}

    /**
     * @param calls the last calls from it that are looked at
     * @param answeredPercent fewer than these are too few
     * @param rest from the end of the last one on
     */
    public record CallerIdRest(
            @Min(1) int calls,
            @NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal answeredPercent,
            @NotNull Duration rest) {}

    /**
     * @param look how often a campaign is checked
     * @param collapse of the answer rate, below this share of what it was, 0 to 1
     * @param callsBefore calls that must have ended before, for a rate to compare with
     * @param memory how far back those may lie before the campaign's window
     * @param silence after which a call that was placed should have been heard of
     * @param unheard calls of which nothing is heard, that many are silence
     */
    public record Breaker(
            @NotNull @DurationMin(millis = 100) Duration look,
            @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal collapse,
            @Min(1) int callsBefore,
            @NotNull Duration memory,
            @NotNull @DurationMin(seconds = 1) Duration silence,
            @Min(1) int unheard) {}
}
