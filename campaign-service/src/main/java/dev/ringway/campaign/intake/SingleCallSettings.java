package dev.ringway.campaign.intake;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of calls outside every campaign.
 *
 * @param callerIds E.164, to call from where a request names none; empty: then each request has to
 * @param days of the week on which people may be called, by their own calendar
 * @param holidays dates of that calendar on which they are not, yyyy-MM-dd
 * @param opens when people may be called, HH:mm of their own clock
 * @param closes until when, HH:mm, later than it opens; 24:00 at most
 * @param timeZone of numbers whose own is not known
 * @param consentRequired whether only contacts may be called that have consented
 * @param agentId of ElevenLabs' agent that speaks where a request names none; empty: then each request has to
 */
@Validated
@ConfigurationProperties("ringway.campaign.single-calls")
record SingleCallSettings(
        @NotNull
        List<
                        @Pattern(
                                regexp = "\\+[1-9][0-9]{6,14}",
                                message =
                                        "SINGLE_CALLS_CALLER_IDS must be numbers such as +14155550123, with commas between")
                        String>
                callerIds,

        @NotEmpty(message = "SINGLE_CALLS_DAYS must name a day of the week")
        List<
                        @Pattern(
                                regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
                                message = "SINGLE_CALLS_DAYS must be days such as monday, with commas between")
                        String>
                days,

        @NotNull
        List<
                        @Pattern(
                                regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}",
                                message = "SINGLE_CALLS_HOLIDAYS must be dates such as 2026-12-25, with commas between")
                        String>
                holidays,

        @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "SINGLE_CALLS_OPENS must be HH:mm")
        String opens,

        @NotNull
        @Pattern(
                regexp = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
                message = "SINGLE_CALLS_CLOSES must be HH:mm, 24:00 at most")
        String closes,

        @NotNull ZoneId timeZone,
        boolean consentRequired,
        @NotNull String agentId) {}
