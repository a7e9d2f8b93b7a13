package dev.ringway.campaign.store;

import static dev.ringway.campaign.store.Fields.number;
import static dev.ringway.campaign.store.Fields.part;
import static dev.ringway.campaign.store.Fields.put;
import static dev.ringway.campaign.store.Fields.text;
import static dev.ringway.campaign.store.Fields.time;

import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.contact.ContactDetails.Location;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A contact as it lies in the database; a field that is not known is not there. */
final class ContactDocument {

    private ContactDocument() {}

    static Document write(Contact contact) {
        ContactFields fields = contact.fields();
        Document document = new Document("_id", new ObjectId(contact.id()))
                .append("phoneNumber", fields.phoneNumber())
                .append("status", fields.status().text());
        put(document, "name", fields.name());
        put(document, "email", fields.email());
        putPart(document, "details", details(fields.details()));
        fields.consent().ifPresent(consent -> {
            Document part = new Document("basis", consent.basis());
            put(part, "at", consent.at());
            put(part, "source", consent.source());
            document.append("consent", part);
        });
        putPart(document, "history", history(contact.history()));
        document.append("tags", fields.tags()).append("groups", fields.groups());
        put(document, "source", fields.source());
        putPart(document, "customFields", StorableValues.of(fields.customFields()));
        put(document, "priority", fields.priority());
        return document.append("createdAt", contact.createdAt())
                .append("updatedAt", contact.updatedAt())
                .append("version", contact.version());
    }

    static Contact read(Document document) {
        return new Contact(
                document.getObjectId("_id").toHexString(),
                document.getLong("version"),
                new ContactFields(
                        document.getString("phoneNumber"),
                        text(document, "name"),
                        text(document, "email"),
                        ContactStatus.of(document.getString("status")).orElseThrow(),
                        part(document, "details").map(ContactDocument::details).orElse(ContactDetails.NONE),
                        part(document, "consent")
                                .map(consent -> new Consent(
                                        consent.getString("basis"), time(consent, "at"), text(consent, "source"))),
                        document.getList("tags", String.class, List.of()),
                        document.getList("groups", String.class, List.of()),
                        text(document, "source"),
                        PlainValues.of(document.get("customFields", new Document())),
                        number(document, "priority").map(Number::intValue)),
                part(document, "history").map(ContactDocument::history).orElse(CallHistory.NONE),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    static Document history(CallHistory history) {
        Document part = new Document();
        if (!history.equals(CallHistory.NONE)) {
            part.append("totalCalls", history.totalCalls());
            put(part, "lastCallDate", history.lastCallDate());
            put(part, "lastCallStatus", history.lastCallStatus());
            put(part, "averageCallDuration", history.averageCallDuration());
        }
        return part;
    }

    private static CallHistory history(Document history) {
        return new CallHistory(
                number(history, "totalCalls").map(Number::longValue).orElse(0L),
                time(history, "lastCallDate"),
                text(history, "lastCallStatus"),
                number(history, "averageCallDuration").map(Number::doubleValue));
    }

    private static Document details(ContactDetails details) {
        Document part = new Document();
        put(part, "company", details.company());
        put(part, "title", details.title());
        details.address().ifPresent(address -> putPart(part, "address", address(address)));
        put(part, "timeZone", details.timeZone());
        details.preferredCallTime()
                .ifPresent(time -> part.append(
                        "preferredCallTime", new Document("start", time.start()).append("end", time.end())));
        return part;
    }

    private static ContactDetails details(Document details) {
        return new ContactDetails(
                text(details, "company"),
                text(details, "title"),
                part(details, "address").map(ContactDocument::address),
                text(details, "timeZone"),
                part(details, "preferredCallTime")
                        .map(time -> new CallTime(time.getString("start"), time.getString("end"))));
    }

    private static Document address(Address address) {
        Document part = new Document();
        put(part, "line", address.line());
        put(part, "city", address.city());
        put(part, "state", address.state());
        put(part, "zip", address.zip());
        put(part, "country", address.country());
        address.location()
                .ifPresent(location -> part.append(
                        "location",
                        new Document("type", location.type()).append("coordinates", location.coordinates())));
        return part;
    }

    private static Address address(Document address) {
        return new Address(
                text(address, "line"),
                text(address, "city"),
                text(address, "state"),
                text(address, "zip"),
                text(address, "country"),
                part(address, "location").map(location -> {
                    List<Number> degrees = location.getList("coordinates", Number.class);
                    return Location.point(
                            degrees.getFirst().doubleValue(), degrees.getLast().doubleValue());
                }));
    }

    private static void putPart(Document document, String field, Document part) {
        if (!part.isEmpty()) {
            document.append(field, part);
        }
    }
}
