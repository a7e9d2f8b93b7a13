package dev.ringway.campaign.dialer;

import dev.ringway.campaign.dial.CallWindow.Opening;
import dev.ringway.campaign.dial.Counters.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a campaign does at this moment, and what may hold back all of it.
 *
 * @param begunLastMinute calls that were asked for within the last minute
 * @param limit how fast it may be, whatever else holds it back
 * @param driven whether an instance drives it; without one an active campaign calls nobody
 * @param untilTurn how long no call can have a turn; empty where Redis does not tell, and then nobody has one
 * @param opening of the campaign's own hours, on its own clock
 */
public record CampaignActivity(
        long begunLastMinute,
        Limit limit,
        Places places,
        boolean driven,
        Optional<Duration> untilTurn,
        Opening opening,
        Spend spend,
        CallerIds callerIds) {

    /** What a rate is bounded by. */
    public enum Bound {
        CAMPAIGN,
        ACCOUNT,
        CALLER_IDS
    }

    /** @param by the lowest of the bounds */
    public record Limit(BigDecimal callsPerMinute, Bound by) {}

    /**
     * Calls that are not over, and how many there may be.
     *
     * @param ofAccount over all campaigns
     */
    public record Places(long ofCampaign, int mostOfCampaign, long ofAccount, int mostOfAccount) {}

    /**
     * @param usedUp that have had their calls of the day
     * @param resting that are left alone since hardly anybody answered
     * @param freeAt when the first is free again, where none is now and that is known
     */
    public record CallerIds(int all, int usedUp, int resting, Optional<Instant> freeAt) {}
}
