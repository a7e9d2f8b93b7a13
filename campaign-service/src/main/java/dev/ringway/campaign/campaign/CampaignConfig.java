package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules under which a campaign calls.
 *
 * @param maxConcurrentCalls calls of this campaign at one time, from dialling to their end
 * @param callsPerSecond new calls of this campaign; the account's own rate may be lower
 * @param callerIds E.164, numbers of the account to call from
 * @param record whether calls are recorded
 * @param liveTranscript whether calls are transcribed while they last
 */
public record CampaignConfig(
        int maxConcurrentCalls,
        BigDecimal callsPerSecond,
        List<String> callerIds,
        RetryRules retry,
        CallSchedule schedule,
        MachineDetection amd,
        SpendCaps caps,
        BreakerRule breaker,
        ConsentRule consent,
        boolean record,
        boolean liveTranscript) {

    /** What nobody has said anything about yet: it calls one at a time, from no number and at no time. */
    public static final CampaignConfig DEFAULT = new CampaignConfig(
            1,
            BigDecimal.ONE,
            List.of(),
            RetryRules.NONE,
            new CallSchedule(ZoneId.of("UTC"), Map.of(), Set.of(), true),
            MachineDetection.OFF,
            SpendCaps.NONE,
            new BreakerRule(new BigDecimal(50), Duration.ofMinutes(5), 20),
            ConsentRule.NONE,
            false,
            false);

    public CampaignConfig {
        callerIds = List.copyOf(callerIds);
    }
}
