package dev.ringway.campaign.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The local times at which people are called.
 *
 * @param timeZone of the campaign: of contacts whose own is not to be used or not known
 * @param days a day that is not in it has no window
 * @param holidays local dates on which nobody is called
 * @param useContactTimeZone whether the windows are times of the contact, not of the campaign
 */
public record CallSchedule(
        ZoneId timeZone, Map<DayOfWeek, List<Window>> days, Set<LocalDate> holidays, boolean useContactTimeZone) {

    public CallSchedule {
        days = Map.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /**
     * A part of a day.
     *
     * @param start minutes since midnight on the wall clock, included
     * @param end minutes since midnight, excluded; 1440 is the day's end
     */
    public record Window(int start, int end) {

        private static final int DAY = 24 * 60;

        public Window {
            if (start < 0 || end > DAY || start >= end) {
                throw new IllegalArgumentException("no window: " + start + " to " + end);
            }
        }

        public boolean contains(int minute) {
            return minute >= start && minute < end;
        }
    }
}
