package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be set up for a round.
 *
 * @param start by the moved clock
 * @param edge a moment at which something changes, soon or some time after the start
 * @param about what the edge is
 * @param members numbers of the people by the place of their campaign
 * @param optOuts who does not want to be called any more, in the middle of it
 * @param paused the campaign that is paused in the middle of it
 */
record Plan(
        Instant start,
        Instant edge,
        String about,
        List<Person> people,
        List<CampaignRules> campaigns,
        Map<Integer, Set<String>> members,
        List<Block> blocks,
        List<String> optOuts,
        int paused) {}
