package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import dev.ringway.campaign.campaign.SpendCaps;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rules under which a campaign calls, as people write and read them.
 *
 * @param maxConcurrentCalls 1 to 1000, from dialling to the end; 1 unless said otherwise
 * @param callsPerSecond above 0, 100 at most; 1 unless said otherwise
 * @param callerIds different numbers in E.164, 100 at most
 * @param record whether calls are recorded
 * @param liveTranscript whether calls are transcribed while they last
 */
@Schema(name = "CampaignConfig")
record CampaignConfigView(
        @Schema(
                description = "Calls at one time, from dialling to the end",
                minimum = "1",
                maximum = "1000",
                defaultValue = "1")
        int maxConcurrentCalls,

        @Schema(description = "Above 0, 100 at most; the account's own rate holds besides", defaultValue = "1")
        BigDecimal callsPerSecond,

        @Schema(description = "Different numbers of the account in E.164, 100 at most; one is needed to start")
        List<String> callerIds,

        Retry retry,
        Schedule schedule,
        Amd amd,

        @Schema(description = "In the account's currency; perCall is needed with the others")
        SpendCaps caps,

        Breaker breaker,
        ConsentRule consent,

        @Schema(description = "Whether calls are recorded", defaultValue = "false")
        boolean record,

        @Schema(description = "Whether calls are transcribed while they last", defaultValue = "false")
        boolean liveTranscript) {

    /**
     * @param maxAttempts of a contact, the first one included; 1 to 20
     * @param perOutcome by busy, no-answer, voicemail, failed; what is not there is not tried again
     */
    @Schema(name = "CampaignRetry")
    record Retry(
            @Schema(
                    description = "Of a contact, the first one included",
                    minimum = "1",
                    maximum = "20",
                    defaultValue = "1")
            int maxAttempts,

            @Schema(description = "By busy, no-answer, voicemail, failed; what is not there is not tried again")
            Map<String, Rule> perOutcome) {

        /** @param delays seconds before the second attempt, the third, …; the last one holds for all that follow */
        @Schema(name = "CampaignRetryRule")
        record Rule(
                boolean retry,

                @Schema(
                        description =
                                "Seconds before the second attempt, the third, …; the last one holds for all that follow")
                List<Long> delays) {}

        static Retry of(RetryRules rules) {
            Map<String, Rule> perOutcome = new LinkedHashMap<>();
            for (MissedOutcome outcome : MissedOutcome.values()) {
                Optional.ofNullable(rules.perOutcome().get(outcome))
                        .ifPresent(rule -> perOutcome.put(
                                outcome.text(),
                                new Rule(
                                        rule.retry(),
                                        rule.delays().stream()
                                                .map(Duration::toSeconds)
                                                .toList())));
            }
            return new Retry(rules.maxAttempts(), perOutcome);
        }
    }

    /**
     * @param timeZone IANA, of contacts whose own is not to be used or not known
     * @param days a day that is not there has no window
     * @param holidays local dates on which nobody is called
     * @param useContactTimeZone whether the windows are times of the contact; so unless said otherwise
     */
    @Schema(name = "CampaignSchedule")
    record Schedule(
            @Schema(
                    description = "IANA; of contacts whose own is not known or not to be used",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String timeZone,

            @Schema(description = "A day that is not there has no window")
            List<Day> days,

            @Schema(description = "Local dates on which nobody is called")
            List<LocalDate> holidays,

            @Schema(description = "Whether the windows are times of the contact", defaultValue = "true")
            boolean useContactTimeZone) {

        /** @param day monday to sunday */
        @Schema(name = "CampaignDay")
        record Day(
                @Schema(
                        allowableValues = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
                        })
                String day,

                List<Window> windows) {}

        /**
         * @param start HH:mm
         * @param end HH:mm, later than the start; 24:00 at most
         */
        @Schema(name = "CampaignWindow")
        record Window(
                @Schema(description = "HH:mm", example = "09:00")
                String start,

                @Schema(description = "HH:mm, later than the start; 24:00 at most", example = "20:00")
                String end) {

            static Window of(CallSchedule.Window window) {
                return new Window(time(window.start()), time(window.end()));
            }

            private static String time(int minutes) {
                return "%02d:%02d".formatted(minutes / 60, minutes % 60);
            }
        }

        static Schedule of(CallSchedule schedule) {
            List<Day> days = new ArrayList<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                Optional.ofNullable(schedule.days().get(day))
                        .ifPresent(windows -> days.add(new Day(
                                day.name().toLowerCase(Locale.ROOT),
                                windows.stream().map(Window::of).toList())));
            }
            return new Schedule(
                    schedule.timeZone().getId(),
                    days,
                    schedule.holidays().stream().sorted().toList(),
                    schedule.useContactTimeZone());
        }
    }

    /**
     * @param mode off, enable, detect-message-end
     * @param onMachine hangup, leave-message, continue
     */
    @Schema(name = "CampaignAmd")
    record Amd(
            @Schema(
                    allowableValues = {"off", "enable", "detect-message-end"},
                    defaultValue = "off")
            String mode,

            @Schema(
                    description = "hangup with a mode that detects; leave-message with detect-message-end",
                    allowableValues = {"hangup", "leave-message", "continue"},
                    defaultValue = "continue")
            String onMachine) {

        static Amd of(MachineDetection detection) {
            return new Amd(detection.mode().text(), detection.onMachine().text());
        }
    }

    /** When a campaign pauses itself: at this share of failures, of the calls that ended within the window. */
    @Schema(name = "CampaignBreaker")
    record Breaker(
            @Schema(defaultValue = "50") BigDecimal failurePercent,
            @Schema(defaultValue = "300") long windowSeconds,

            @Schema(description = "Calls of the window below which it is not looked", defaultValue = "20")
            int minimumCalls) {

        static Breaker of(BreakerRule rule) {
            return new Breaker(rule.failurePercent(), rule.window().toSeconds(), rule.minimumCalls());
        }
    }

    static CampaignConfigView of(CampaignConfig config, UnaryOperator<String> shown) {
        return new CampaignConfigView(
                config.maxConcurrentCalls(),
                config.callsPerSecond(),
                config.callerIds().stream().map(shown).toList(),
                Retry.of(config.retry()),
                Schedule.of(config.schedule()),
                Amd.of(config.amd()),
                config.caps(),
                Breaker.of(config.breaker()),
                config.consent(),
                config.record(),
                config.liveTranscript());
    }
}
