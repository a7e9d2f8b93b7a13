package dev.ringway.callstore.reconcile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what callbacks did not tell is fetched from Twilio.
 *
 * @param interval between two runs; zero: only when asked
 * @param unansweredLimit a call that was not answered yet is fetched when it began longer ago; so is a recording that is
 *     over, where its media is not known
 * @param answeredLimit a call in progress is fetched when it began longer ago; so is a recording that is being made
 * @param lags each span of time is listed once for each of these, so long after its end: soon, for what is missing; late,
 *     for what Twilio knows late, such as the price
 * @param window of time that is listed at once
 * @param lookBack how far back the first listing begins
 * @param pageSize entries of one page; Twilio's limit is 1,000
 * @param requestsPerRun a run ends after these and is continued by the next one
 */
@Validated
@ConfigurationProperties("ringway.call-store.reconciliation")
public record ReconciliationSettings(
        @DefaultValue("5m") Duration interval,
        @DefaultValue("15m") @DurationMin(seconds = 0) Duration unansweredLimit,
        @DefaultValue("30m") @DurationMin(seconds = 0) Duration answeredLimit,
        @DefaultValue({"15m", "24h"}) List<Duration> lags,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration window,
        @DefaultValue("24h") @DurationMin(seconds = 0) Duration lookBack,
        @DefaultValue("500") @Min(1) @Max(1000) int pageSize,
        @DefaultValue("200") @Min(1) @Max(100_000) int requestsPerRun) {

    /** What began since is not overdue, whatever its state. */
    Duration shortestLimit() {
        return unansweredLimit.compareTo(answeredLimit) < 0 ? unansweredLimit : answeredLimit;
    }
}
