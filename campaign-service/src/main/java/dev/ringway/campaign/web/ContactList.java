package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.ContactCount;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of contacts.
 *
 * @param next the cursor of the following page; left out on the last one
 * @param total of the whole list, where it was asked for
 */
record ContactList(List<ContactView> items, Optional<String> next, Optional<Total> total) {

    /** @param relation what the value is to the true number: exact, estimate or atLeast */
    record Total(long value, String relation) {

        static Total of(ContactCount count) {
            return new Total(count.value(), count.relation().text());
        }
    }
}
