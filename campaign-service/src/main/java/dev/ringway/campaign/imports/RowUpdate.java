package dev.ringway.campaign.imports;

import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a contact says after a row of a file. What the row says stands, what it leaves empty stays. Tags and groups are only
 * ever added. A call time and a consent are taken whole, never mixed. No file takes a wish not to be called back.
 */
final class RowUpdate {

    private RowUpdate() {}

    static ContactFields of(ContactFields there, SaidFields said) {
        ContactFields row = said.fields();
        Map<String, Object> customFields = new LinkedHashMap<>(there.customFields());
        customFields.putAll(row.customFields());
        return new ContactFields(
                there.phoneNumber(),
                either(row.name(), there.name()),
                either(row.email(), there.email()),
                said.status() && there.status() != ContactStatus.DO_NOT_CALL ? row.status() : there.status(),
                details(there.details(), row.details()),
                either(row.consent(), there.consent()),
                united(there.tags(), row.tags()),
                united(there.groups(), row.groups()),
                said.source() ? row.source() : there.source(),
                customFields,
                either(row.priority(), there.priority()));
    }

    private static ContactDetails details(ContactDetails there, ContactDetails row) {
        Optional<Address> address = there.address().isPresent() && row.address().isPresent()
                ? Optional.of(address(there.address().get(), row.address().get()))
                : either(row.address(), there.address());
        return new ContactDetails(
                either(row.company(), there.company()),
                either(row.title(), there.title()),
                address,
                either(row.timeZone(), there.timeZone()),
                either(row.preferredCallTime(), there.preferredCallTime()));
    }

    private static Address address(Address there, Address row) {
        return new Address(
                either(row.line(), there.line()),
                either(row.city(), there.city()),
                either(row.state(), there.state()),
                either(row.zip(), there.zip()),
                either(row.country(), there.country()),
                either(row.location(), there.location()));
    }

    private static <T> Optional<T> either(Optional<T> said, Optional<T> there) {
        return said.isPresent() ? said : there;
    }

    private static List<String> united(List<String> there, List<String> said) {
        return Stream.concat(there.stream(), said.stream()).distinct().toList();
    }
}
