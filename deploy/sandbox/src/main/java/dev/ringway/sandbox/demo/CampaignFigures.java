package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.demo.CampaignService.Stats;
import java.util.List;
import java.util.Map;

/**
 * What became of a campaign, for the summary.
 *
 * @param seconds from its start to its end
 * @param status that it came to
 * @param contacts that came into it
 * @param refusedRows of the file
 * @param dials calls that the provider made for it
 * @param numbers different ones that it called
 * @param states how many contacts ended where
 * @param asExpected contacts that ended as the fate of their number says
 * @param differences by contact, attempt, or what else is not as it has to be; empty when all is well
 */
record CampaignFigures(
        String id,
        long seconds,
        String status,
        long contacts,
        long refusedRows,
        long dials,
        long numbers,
        Map<String, Long> states,
        long asExpected,
        Stats stats,
        Map<String, List<String>> differences) {

    boolean allWell() {
        return differences.isEmpty();
    }
}
