package dev.ringway.campaign.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * What the history of a contact counts of a call.
 *
 * @param version of the call; an older one tells nothing new
 * @param duration seconds
 */
public record CountedCall(
        String sid, long version, String contactId, String status, Instant startTime, Optional<Long> duration) {}
