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
        int maxConcurrentCalls,
        BigDecimal callsPerSecond,
        List<String> callerIds,
        Retry retry,
        Schedule schedule,
        Amd amd,
        SpendCaps caps,
        Breaker breaker,
        ConsentRule consent,
        boolean record,
        boolean liveTranscript) {

    /**
     * @param maxAttempts of a contact, the first one included; 1 to 20
     * @param perOutcome by busy, no-answer, voicemail, failed; what is not there is not tried again
     */
    @Schema(name = "CampaignRetry")
    record Retry(int maxAttempts, Map<String, Rule> perOutcome) {

        /** @param delays seconds before the second attempt, the third, …; the last one holds for all that follow */
        @Schema(name = "CampaignRetryRule")
        record Rule(boolean retry, List<Long> delays) {}

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
    record Schedule(String timeZone, List<Day> days, List<LocalDate> holidays, boolean useContactTimeZone) {

        /** @param day monday to sunday */
        @Schema(name = "CampaignDay")
        record Day(String day, List<Window> windows) {}

        /**
         * @param start HH:mm
         * @param end HH:mm, later than the start; 24:00 at most
         */
        @Schema(name = "CampaignWindow")
        record Window(String start, String end) {

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
    record Amd(String mode, String onMachine) {

        static Amd of(MachineDetection detection) {
            return new Amd(detection.mode().text(), detection.onMachine().text());
        }
    }

    /** When a campaign pauses itself: at this share of failures, of the calls that ended within the window. */
    @Schema(name = "CampaignBreaker")
    record Breaker(BigDecimal failurePercent, long windowSeconds, int minimumCalls) {

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
