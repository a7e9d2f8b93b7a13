package dev.ringway.campaign.web;

import dev.ringway.campaign.dial.CallWindow.Opening;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dialer.CampaignActivity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a campaign does at this moment, and what may hold back all of it.
 *
 * @param driven whether an instance of the dialer drives it; without one an active campaign calls nobody
 * @param turnWaitMillis how long no call can have a turn; left out where that is not known, and then none is given
 */
@Schema(name = "CampaignActivity")
record CampaignActivityView(
        Rate rate,
        UnderWay underWay,
        boolean driven,
        Optional<Long> turnWaitMillis,
        Window window,
        Spend spend,
        CallerIds callerIds) {

    /**
     * @param lastMinute calls that were asked for within the last minute
     * @param perMinute how many that can be at most
     * @param limitedBy campaign, account or caller-ids, whose rate is the lowest
     */
    @Schema(name = "CampaignRate")
    record Rate(long lastMinute, BigDecimal perMinute, String limitedBy) {}

    /**
     * Calls that are not over, and how many there may be.
     *
     * @param account over all campaigns
     */
    @Schema(name = "CampaignUnderWay")
    record UnderWay(long campaign, int campaignLimit, long account, int accountLimit) {}

    /**
     * The campaign's hours on its own clock; contacts may have others.
     *
     * @param until it closes then, where it is open
     * @param reason why it is closed: outside-hours, holiday
     * @param next when it opens, where it is closed; left out where that is farther away than 60 days
     */
    @Schema(name = "CampaignHours")
    record Window(boolean open, Optional<Instant> until, Optional<String> reason, Optional<Instant> next) {

        static Window of(Opening opening) {
            return switch (opening) {
                case Opening.Open(Instant until) ->
                    new Window(true, Optional.of(until), Optional.empty(), Optional.empty());
                case Opening.Closed(var why, Optional<Instant> next) ->
                    new Window(false, Optional.empty(), Optional.of(why.code()), next);
            };
        }
    }

    /**
     * In the account's currency.
     *
     * @param day of the campaign's calendar
     * @param today spent on it
     * @param todayReserved by calls of the day whose price is not known yet
     * @param total spent
     * @param reserved by all calls whose price is not known yet
     */
    @Schema(name = "CampaignSpendNow")
    record Spend(LocalDate day, BigDecimal today, BigDecimal todayReserved, BigDecimal total, BigDecimal reserved) {

        static Spend of(Counters.Spend spend) {
            return new Spend(
                    spend.day(), spend.settledThatDay(), spend.reservedThatDay(), spend.settled(), spend.reserved());
        }
    }

    /**
     * @param usedUp that have had their calls of the day
     * @param resting that are left alone, since hardly anybody answered
     * @param freeAt when the first is free again, where none is now
     */
    @Schema(name = "CampaignCallerIds")
    record CallerIds(int all, int usedUp, int resting, Optional<Instant> freeAt) {}

    static CampaignActivityView of(CampaignActivity activity) {
        return new CampaignActivityView(
                new Rate(
                        activity.begunLastMinute(),
                        new BigDecimal(activity.limit().callsPerMinute().toPlainString()),
                        activity.limit().by().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                new UnderWay(
                        activity.places().ofCampaign(),
                        activity.places().mostOfCampaign(),
                        activity.places().ofAccount(),
                        activity.places().mostOfAccount()),
                activity.driven(),
                activity.untilTurn().map(Duration::toMillis),
                Window.of(activity.opening()),
                Spend.of(activity.spend()),
                new CallerIds(
                        activity.callerIds().all(),
                        activity.callerIds().usedUp(),
                        activity.callerIds().resting(),
                        activity.callerIds().freeAt()));
    }
}
