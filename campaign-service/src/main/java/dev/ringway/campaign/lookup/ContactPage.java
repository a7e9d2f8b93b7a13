package dev.ringway.campaign.lookup;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactCount;
import java.util.List;
import java.util.Optional;

/**
 * @param more whether the list goes on after the last of these
 * @param count of the whole list, where it was asked for
 */
public record ContactPage(List<Contact> contacts, boolean more, Optional<ContactCount> count) {

    /** @param found one more than the limit where there is a next page */
    static ContactPage of(List<Contact> found, int limit, Optional<ContactCount> count) {
        List<Contact> contacts = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new ContactPage(contacts, found.size() > limit, count.map(value -> value.butNoLessThan(found.size())));
    }
}
