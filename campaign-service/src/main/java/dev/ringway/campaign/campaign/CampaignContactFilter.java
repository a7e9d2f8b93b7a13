package dev.ringway.campaign.campaign;

import java.util.Set;
import java.util.SortedSet;

/**
 * Which contacts of a campaign are meant. All conditions have to hold, of the values of one set any.
 *
 * @param outcomes of the last call
 * @param reasons of the last decision
 */
public record CampaignContactFilter(
        Set<ContactState> statuses, SortedSet<String> outcomes, SortedSet<String> reasons) {}
