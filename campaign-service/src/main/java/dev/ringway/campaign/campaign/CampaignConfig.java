package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.util.List;

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

    public CampaignConfig {
        callerIds = List.copyOf(callerIds);
    }
}
