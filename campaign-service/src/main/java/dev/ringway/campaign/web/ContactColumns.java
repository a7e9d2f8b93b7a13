package dev.ringway.campaign.web;

import static dev.ringway.starter.export.CsvColumns.column;

import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.starter.export.CsvColumns;
import dev.ringway.starter.export.CsvColumns.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of an export of contacts as CSV. */
final class ContactColumns {

    static final CsvColumns<ContactView> ALL = new CsvColumns<>(List.of(
            column("id", contact -> Optional.of(contact.id())),
            column("phoneNumber", contact -> Optional.of(contact.phoneNumber())),
            column("name", ContactView::name),
            column("email", ContactView::email),
            column("status", contact -> Optional.of(contact.status())),
            column("details.company", contact -> contact.details().company()),
            column("details.title", contact -> contact.details().title()),
            address("line", Address::line),
            address("city", Address::city),
            address("state", Address::state),
            address("zip", Address::zip),
            address("country", Address::country),
            address(
                    "latitude",
                    address -> address.location()
                            .map(location -> location.coordinates().getLast())),
            address(
                    "longitude",
                    address -> address.location()
                            .map(location -> location.coordinates().getFirst())),
            column("details.timeZone", contact -> contact.details().timeZone()),
            column(
                    "details.preferredCallTime.start",
                    contact -> contact.details().preferredCallTime().map(ContactDetails.CallTime::start)),
            column(
                    "details.preferredCallTime.end",
                    contact -> contact.details().preferredCallTime().map(ContactDetails.CallTime::end)),
            column("consent.basis", contact -> contact.consent().map(Consent::basis)),
            column("consent.at", contact -> contact.consent().flatMap(Consent::at)),
            column("consent.source", contact -> contact.consent().flatMap(Consent::source)),
            history("totalCalls", history -> Optional.of(history.totalCalls())),
            history("lastCallDate", CallHistory::lastCallDate),
            history("lastCallStatus", CallHistory::lastCallStatus),
            history("averageCallDuration", CallHistory::averageCallDuration),
            column("tags", contact -> CsvColumns.joined(contact.tags().stream())),
            column("groups", contact -> CsvColumns.joined(contact.groups().stream())),
            column("source", ContactView::source),
            column("customFields", contact -> CsvColumns.json(contact.customFields())),
            column("priority", ContactView::priority),
            column("version", contact -> Optional.of(contact.version())),
            column("createdAt", contact -> Optional.of(contact.createdAt())),
            column("updatedAt", contact -> Optional.of(contact.updatedAt()))));

    private ContactColumns() {}

    private static Column<ContactView> address(String name, Function<Address, Optional<?>> value) {
        return column(
                "details.address." + name,
                contact -> contact.details().address().flatMap(value));
    }

    private static Column<ContactView> history(String name, Function<CallHistory, Optional<?>> value) {
        return column("history." + name, contact -> value.apply(contact.history()));
    }
}
