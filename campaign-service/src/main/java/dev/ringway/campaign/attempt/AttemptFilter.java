package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.AttemptOutcome;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which attempts somebody wants to see; all conditions hold together.
 *
 * @param states any of these; empty: all
 * @param outcomes any of these; empty: all
 * @param phoneNumber E.164, that was called
 */
public record AttemptFilter(
        Optional<String> campaignId,
        Optional<String> contactId,
        SortedSet<AttemptState> states,
        SortedSet<AttemptOutcome> outcomes,
        Optional<String> phoneNumber) {}
