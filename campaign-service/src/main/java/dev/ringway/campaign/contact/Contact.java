package dev.ringway.campaign.contact;

import java.time.Instant;

/**
 * A person with a telephone.
 *
 * @param id 24 hexadecimal digits; a later contact has a higher one
 * @param version grows by one at every write
 */
public record Contact(
        String id, long version, ContactFields fields, CallHistory history, Instant createdAt, Instant updatedAt) {

    /** The next version, with this in it. */
    public Contact with(ContactFields changed, CallHistory counted, Instant now) {
        return new Contact(id, version + 1, changed, counted, createdAt, now);
    }
}
