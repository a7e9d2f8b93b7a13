package dev.ringway.campaign.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * Contacts of a campaign that are alike.
 *
 * @param reason why they were not dialled when they were looked at last; empty where they were, or were not looked at yet
 * @param outcome of their last call
 * @param nextLook when the first of them is looked at next
 */
public record MemberGroup(
        ContactState status,
        Optional<String> reason,
        Optional<String> outcome,
        long contacts,
        Optional<Instant> nextLook) {}
