package dev.ringway.campaign.dial;

import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.suppression.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a contact when it is decided whether to call it.
 *
 * @param number where its number is from; empty where it is no number that a telephone can be called by
 * @param status empty where the contact is no more
 * @param timeZone that it names
 * @param suppressions of its number on the global list and the campaign's; empty where they could not be asked
 * @param numberCalled this campaign has called its number as another contact's
 * @param undialable an earlier call, of whomever, has shown that the number cannot be called
 * @param attempts made in this campaign
 * @param notBefore what the delay after its last attempt demands; empty: nothing
 * @param lastCallerId that it was called from before
 */
public record ContactFacts(
        Optional<NumberPlace> number,
        Optional<ContactStatus> status,
        Optional<Consent> consent,
        Optional<String> timeZone,
        Optional<CallTime> preferredCallTime,
        Optional<List<Suppression>> suppressions,
        boolean numberCalled,
        Optional<Undialable> undialable,
        int attempts,
        Optional<Instant> notBefore,
        Optional<String> lastCallerId) {}
