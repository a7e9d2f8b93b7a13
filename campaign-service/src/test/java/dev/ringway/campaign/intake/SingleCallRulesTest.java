package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SingleCallRulesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(SingleCallRules.class);

    @Test
    void peopleAreCalledOnEveryDayUnlessTheSettingsSayOtherwise() {
        service.run(context -> {
            CallSchedule schedule = schedule(context.getBean(SingleCallRules.class));
            assertThat(schedule.days()).containsOnlyKeys(DayOfWeek.values());
            assertThat(schedule.holidays()).isEmpty();
        });
    }

    @Test
    void theyAreCalledOnTheDaysThatTheSettingsNameButForHolidays() {
        service.withPropertyValues(
                        "SINGLE_CALLS_DAYS=monday,friday",
                        "SINGLE_CALLS_HOLIDAYS=2026-12-25,2027-01-01",
                        "SINGLE_CALLS_TIME_ZONE=Europe/Vienna")
                .run(context -> {
                    CallSchedule schedule = schedule(context.getBean(SingleCallRules.class));
                    List<Window> hours = List.of(new Window(8 * 60, 21 * 60));
                    assertThat(schedule.days()).isEqualTo(Map.of(DayOfWeek.MONDAY, hours, DayOfWeek.FRIDAY, hours));
                    assertThat(schedule.holidays())
                            .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
                    assertThat(schedule.timeZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SINGLE_CALLS_DAYS=someday | SINGLE_CALLS_DAYS must be days",
                "SINGLE_CALLS_DAYS= | SINGLE_CALLS_DAYS must name a day",
                "SINGLE_CALLS_HOLIDAYS=25.12.2026 | SINGLE_CALLS_HOLIDAYS must be dates",
                "SINGLE_CALLS_HOLIDAYS=2026-02-30 | SINGLE_CALLS_HOLIDAYS must be dates",
                "SINGLE_CALLS_CLOSES=07:00 | SINGLE_CALLS_CLOSES must be later",
            })
    void whatCannotBeUnderstoodStopsTheStartAndIsNamed(String setting, String problem) {
        service.withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .isNotNull()
                        .satisfies(failure -> assertThat(messages(failure)).contains(problem)));
    }

    private static String messages(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : messages(cause));
    }

    private static CallSchedule schedule(SingleCallRules rules) {
        return rules.with(CampaignConfig.DEFAULT).schedule();
    }
}
