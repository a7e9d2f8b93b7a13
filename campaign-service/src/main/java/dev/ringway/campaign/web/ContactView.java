package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contact as somebody may see it. What is not known is left out.
 *
 * @param phoneNumber E.164, masked for who may not see numbers
 * @param status active, inactive, do-not-call
 * @param history of all calls with the contact; durations in seconds
 * @param source where it comes from
 * @param customFields texts, numbers, true or false by name
 * @param priority 0 to 10
 */
record ContactView(
        String id,
        long version,
        String phoneNumber,
        Optional<String> name,
        Optional<String> email,
        String status,
        ContactDetails details,
        Optional<Consent> consent,
        CallHistory history,
        List<String> tags,
        List<String> groups,
        Optional<String> source,
        Map<String, Object> customFields,
        Optional<Integer> priority,
        Instant createdAt,
        Instant updatedAt) {

    static ContactView of(Contact contact, Caller caller) {
        ContactFields fields = contact.fields();
        return new ContactView(
                contact.id(),
                contact.version(),
                PhoneMask.shownTo(caller, fields.phoneNumber()),
                shown(fields.name(), caller),
                shown(fields.email(), caller),
                fields.status().text(),
                details(fields.details(), caller),
                fields.consent().map(consent -> consent(consent, caller)),
                contact.history(),
                DataMask.shownTo(caller, fields.tags()),
                DataMask.shownTo(caller, fields.groups()),
                shown(fields.source(), caller),
                DataMask.shownTo(caller, fields.customFields()),
                fields.priority(),
                contact.createdAt(),
                contact.updatedAt());
    }

    /** People write numbers into every text. */
    private static Optional<String> shown(Optional<String> text, Caller caller) {
        return text.map(said -> DataMask.shownTo(caller, said));
    }

    private static Consent consent(Consent consent, Caller caller) {
        return new Consent(DataMask.shownTo(caller, consent.basis()), consent.at(), shown(consent.source(), caller));
    }

    private static ContactDetails details(ContactDetails details, Caller caller) {
        return new ContactDetails(
                shown(details.company(), caller),
                shown(details.title(), caller),
                details.address().map(address -> address(address, caller)),
                details.timeZone(),
                details.preferredCallTime());
    }

    private static Address address(Address address, Caller caller) {
        return new Address(
                shown(address.line(), caller),
                shown(address.city(), caller),
                shown(address.state(), caller),
                shown(address.zip(), caller),
                shown(address.country(), caller),
                address.location());
    }
}
