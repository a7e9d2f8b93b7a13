package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.dial.CallWindow.Opening;
import dev.ringway.campaign.dial.CallWindow.Opening.Closed;
import dev.ringway.campaign.dial.CallWindow.Opening.Open;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Times of the wall clock, the moment asked about, and either until when it is open or from when on it is. */
    @ParameterizedTest
    @CsvSource({
        // Berlin, 29 March 2026: 02:00 becomes 03:00. A window within the hour that is left out never comes that day.
        "Europe/Berlin, 02:00, 03:00, 2026-03-29T00:30:00Z, closed, 2026-03-30T00:00:00Z",
        "Europe/Berlin, 01:30, 03:30, 2026-03-29T00:45:00Z, open, 2026-03-29T01:30:00Z",
        "Europe/Berlin, 02:30, 04:00, 2026-03-29T00:59:59Z, closed, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 09:00, 17:00, 2026-03-28T20:00:00Z, closed, 2026-03-29T07:00:00Z",
        // Berlin, 25 October 2026: 03:00 becomes 02:00. The hour comes twice and is open twice.
        "Europe/Berlin, 02:00, 02:30, 2026-10-25T00:10:00Z, open, 2026-10-25T00:30:00Z",
        "Europe/Berlin, 02:00, 02:30, 2026-10-25T00:30:00Z, closed, 2026-10-25T01:00:00Z",
        "Europe/Berlin, 02:00, 02:30, 2026-10-25T01:10:00Z, open, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 02:00, 04:00, 2026-10-25T00:00:00Z, open, 2026-10-25T03:00:00Z",
        "Europe/Berlin, 09:00, 17:00, 2026-10-24T16:00:00Z, closed, 2026-10-25T08:00:00Z",
        // New York, 8 March and 1 November 2026, at 02:00.
        "America/New_York, 01:00, 04:00, 2026-03-08T06:00:00Z, open, 2026-03-08T08:00:00Z",
        "America/New_York, 02:00, 03:00, 2026-03-08T06:59:00Z, closed, 2026-03-09T06:00:00Z",
        "America/New_York, 01:15, 01:45, 2026-11-01T05:45:00Z, closed, 2026-11-01T06:15:00Z",
        "America/New_York, 00:30, 02:00, 2026-11-01T04:30:00Z, open, 2026-11-01T07:00:00Z",
        // Lord Howe moves by half an hour: 5 April 2026, 02:00 becomes 01:30; 4 October, 02:00 becomes 02:30.
        "Australia/Lord_Howe, 01:30, 02:00, 2026-04-04T14:45:00Z, open, 2026-04-04T15:30:00Z",
        "Australia/Lord_Howe, 01:45, 02:15, 2026-04-04T15:00:00Z, closed, 2026-04-04T15:15:00Z",
        "Australia/Lord_Howe, 02:00, 02:30, 2026-10-03T15:00:00Z, closed, 2026-10-04T15:00:00Z",
        "Australia/Lord_Howe, 01:00, 03:00, 2026-10-03T15:29:00Z, open, 2026-10-03T16:00:00Z",
        // Casablanca leaves summer time for Ramadan: 15 February 2026, 03:00 becomes 02:00; 22 March, 02:00 becomes
        // 03:00.
        "Africa/Casablanca, 02:30, 02:45, 2026-02-15T01:45:00Z, closed, 2026-02-15T02:30:00Z",
        "Africa/Casablanca, 02:00, 02:30, 2026-03-22T01:00:00Z, closed, 2026-03-23T01:00:00Z",
        "Africa/Casablanca, 09:00, 17:00, 2026-02-16T08:30:00Z, closed, 2026-02-16T09:00:00Z",
        "Africa/Casablanca, 09:00, 17:00, 2026-03-23T08:30:00Z, open, 2026-03-23T16:00:00Z",
        // A window that ends with the day ends where the next day begins, also one of 23 or 25 hours.
        "Europe/Berlin, 22:00, 24:00, 2026-03-28T22:59:59Z, open, 2026-03-28T23:00:00Z",
        "Europe/Berlin, 22:00, 24:00, 2026-03-28T23:00:00Z, closed, 2026-03-29T20:00:00Z",
        "Europe/Berlin, 22:00, 24:00, 2026-10-25T22:30:00Z, open, 2026-10-25T23:00:00Z",
    })
    void theClockOnTheWallCounts(String zone, String start, String end, Instant now, String state, Instant then) {
        CallSchedule schedule = Facts.daily(ZoneId.of(zone), minutes(start), minutes(end));

        Opening opening = CallWindow.of(schedule, Set.of(ZoneId.of(zone)), Optional.empty())
                .at(now);

        assertThat(opening)
                .isEqualTo(state.equals("open") ? new Open(then) : new Closed(Reason.OUTSIDE_HOURS, Optional.of(then)));
    }

    @Test
    void aWindowThatGoesOnAfterMidnightIsOne() {
        CallSchedule schedule = new CallSchedule(
                BERLIN,
                Map.of(
                        DayOfWeek.MONDAY, List.of(new Window(23 * 60, 24 * 60)),
                        DayOfWeek.TUESDAY, List.of(new Window(30, 60), new Window(0, 40))),
                Set.of(),
                true);

        assertThat(at(schedule, "2026-06-01T21:00:00Z", BERLIN))
                .isEqualTo(new Open(Instant.parse("2026-06-01T23:00:00Z")));
    }

    @Test
    void whoCouldBeInSeveralZonesIsCalledWhenAllOfThemAreOpen() {
        CallSchedule schedule = Facts.daily(BERLIN, 9 * 60, 17 * 60);
        ZoneId newYork = ZoneId.of("America/New_York");
        ZoneId losAngeles = ZoneId.of("America/Los_Angeles");

        assertThat(at(schedule, "2026-06-03T13:30:00Z", newYork, losAngeles))
                .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, Optional.of(Instant.parse("2026-06-03T16:00:00Z"))));
        assertThat(at(schedule, "2026-06-03T16:00:00Z", newYork, losAngeles))
                .isEqualTo(new Open(Instant.parse("2026-06-03T21:00:00Z")));
        assertThat(at(schedule, "2026-06-03T16:00:00Z", newYork, ZoneId.of("Asia/Tokyo")))
                .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, Optional.empty()));
    }

    @Test
    void aHolidayIsADateOfTheContactsClock() {
        CallSchedule schedule = new CallSchedule(
                BERLIN,
                Facts.everyDay(new Window(0, 24 * 60)),
                Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26)),
                true);
        ZoneId auckland = ZoneId.of("Pacific/Auckland");

        assertThat(at(schedule, "2026-12-24T11:00:00Z", auckland))
                .isEqualTo(new Closed(Reason.HOLIDAY, Optional.of(Instant.parse("2026-12-26T11:00:00Z"))));
        assertThat(at(schedule, "2026-12-24T11:00:00Z", BERLIN))
                .isEqualTo(new Open(Instant.parse("2026-12-24T23:00:00Z")));
        assertThat(at(schedule, "2026-12-26T12:00:00Z", BERLIN, auckland))
                .isEqualTo(new Closed(Reason.HOLIDAY, Optional.of(Instant.parse("2026-12-26T23:00:00Z"))));
    }

    @Test
    void thePreferredTimeIsTheContactsAlsoWhereTheHoursAreTheCampaigns() {
        ZoneId newYork = ZoneId.of("America/New_York");
        CallSchedule schedule = new CallSchedule(BERLIN, Facts.everyDay(new Window(9 * 60, 18 * 60)), Set.of(), false);
        CallWindow window = CallWindow.of(schedule, Set.of(newYork), Optional.of(new Window(8 * 60, 11 * 60)));

        assertThat(window.at(Instant.parse("2026-06-03T10:00:00Z")))
                .isEqualTo(
                        new Closed(Reason.OUTSIDE_PREFERRED_TIME, Optional.of(Instant.parse("2026-06-03T12:00:00Z"))));
        assertThat(window.at(Instant.parse("2026-06-03T12:00:00Z")))
                .isEqualTo(new Open(Instant.parse("2026-06-03T15:00:00Z")));
        assertThat(window.at(Instant.parse("2026-06-03T20:00:00Z")))
                .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, Optional.of(Instant.parse("2026-06-04T12:00:00Z"))));
    }

    @Test
    void aDayThatAZoneLeftOutHasNoWindow() {
        CallSchedule schedule = Facts.daily(BERLIN, 10 * 60, 11 * 60);

        assertThat(at(schedule, "2011-12-29T21:00:00Z", ZoneId.of("Pacific/Apia")))
                .isEqualTo(new Closed(Reason.OUTSIDE_HOURS, Optional.of(Instant.parse("2011-12-30T20:00:00Z"))));
    }

    @Test
    void whereNothingOpensWithinTheHorizonThatIsSaid() {
        CallSchedule none = new CallSchedule(BERLIN, Map.of(), Set.of(), true);
        CallSchedule always = new CallSchedule(BERLIN, Facts.everyDay(new Window(0, 24 * 60)), Set.of(), true);
        Instant now = Instant.parse("2026-06-03T10:00:00.123Z");

        assertThat(at(none, now.toString(), BERLIN)).isEqualTo(new Closed(Reason.OUTSIDE_HOURS, Optional.empty()));
        assertThat(at(always, now.toString(), BERLIN)).isEqualTo(new Open(now.plus(CallWindow.HORIZON)));
        assertThatIllegalArgumentException().isThrownBy(() -> CallWindow.of(always, Set.of(), Optional.empty()));
    }

    private static Opening at(CallSchedule schedule, String now, ZoneId... zones) {
        return CallWindow.of(schedule, Set.of(zones), Optional.empty()).at(Instant.parse(now));
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
