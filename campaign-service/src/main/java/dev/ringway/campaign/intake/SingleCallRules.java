package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.ConsentRule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What stands in for a campaign's rules where somebody is called outside every campaign. */
@Component
@EnableConfigurationProperties(SingleCallSettings.class)
final class SingleCallRules {

    private final SingleCallSettings settings;
    private final CallSchedule schedule;

    SingleCallRules(SingleCallSettings settings) {
        this.settings = settings;
        this.schedule = new CallSchedule(settings.timeZone(), days(settings), holidays(settings), true);
    }

    /** Of the agent that speaks where nobody said another. */
    Optional<String> agentId() {
        return Optional.of(settings.agentId()).filter(id -> !id.isBlank());
    }

    /** @param said what a request may say for itself: caller ids, what is detected, recorded and transcribed */
    CampaignConfig with(CampaignConfig said) {
        return new CampaignConfig(
                said.maxConcurrentCalls(),
                said.callsPerSecond(),
                said.callerIds().isEmpty() ? settings.callerIds() : said.callerIds(),
                said.retry(),
                schedule,
                said.amd(),
                said.caps(),
                said.breaker(),
                new ConsentRule(settings.consentRequired(), List.of()),
                said.record(),
                said.liveTranscript());
    }

    private static Map<DayOfWeek, List<Window>> days(SingleCallSettings settings) {
        int opens = minutes(settings.opens());
        int closes = minutes(settings.closes());
        if (opens >= closes) {
            throw new IllegalArgumentException("SINGLE_CALLS_CLOSES must be later than SINGLE_CALLS_OPENS");
        }
        List<Window> open = List.of(new Window(opens, closes));
        return settings.days().stream()
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), day -> open));
    }

    private static Set<LocalDate> holidays(SingleCallSettings settings) {
        try {
            return settings.holidays().stream().map(LocalDate::parse).collect(Collectors.toSet());
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("SINGLE_CALLS_HOLIDAYS must be dates that there are", noSuchDay);
        }
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
