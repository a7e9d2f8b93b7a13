package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.starter.http.CustomField;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what somebody says of a contact: a JSON document, every part of it checked, and every mistake told by its path. */
@Component
public final class ContactReader {

    /** What people may say; the rest of a contact is ours. */
    public static final Set<String> FIELDS = Set.of(
            "phoneNumber",
            "name",
            "email",
            "status",
            "details",
            "consent",
            "tags",
            "groups",
            "source",
            "customFields",
            "priority");

    private static final Set<String> DETAILS = Set.of("company", "title", "address", "timeZone", "preferredCallTime");
    private static final Set<String> ADDRESS = Set.of("line", "city", "state", "zip", "country", "location");
    private static final int LINE = 200;
    private static final int WORD = 100;

    private final PhoneNumbers numbers;

    ContactReader(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** What was read, and all that is wrong with it. */
    public record Reading(ContactFields fields, List<FieldProblem> problems) {

        /** @throws ProblemException 400 with every field that is wrong */
        public ContactFields orThrow() {
            if (!problems.isEmpty()) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        "Correct the fields named in errors and send the request again.",
                        problems);
            }
            return fields;
        }
    }

    /** @throws ProblemException 400 if it is no object */
    public Reading read(JsonNode document) {
        return read(document, numbers.defaultRegion());
    }

    /** @param region of a number without a country */
    public Reading read(JsonNode document, String region) {
        if (!document.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        ObjectReader contact = ObjectReader.of("", document, FIELDS, problems);
        ContactFields fields = new ContactFields(
                contact.required("phoneNumber", number(contact, region), ""),
                contact.text("name", LINE),
                contact.value("email", FieldReading::email, "must be an e-mail address"),
                contact.value("status", FieldReading::status, "must be active, inactive or do-not-call")
                        .orElse(ContactStatus.ACTIVE),
                contact.object("details", DETAILS).map(ContactReader::details).orElse(ContactDetails.NONE),
                contact.object("consent", Set.of("basis", "at", "source")).map(ContactReader::consent),
                labels(contact, "tags"),
                labels(contact, "groups"),
                contact.text("source", WORD),
                contact.member("customFields")
                        .map(node -> customFields(contact, node))
                        .orElse(Map.of()),
                contact.value("priority", FieldReading::priority, "must be a whole number from 0 to 10"));
        return new Reading(fields, List.copyOf(problems));
    }

    private Optional<String> number(ObjectReader contact, String region) {
        return contact.value(
                "phoneNumber",
                node -> Optional.of(node)
                        .filter(JsonNode::isString)
                        .flatMap(text -> numbers.e164(text.stringValue(), region)),
                PhoneNumbers.MUST_BE);
    }

    private static ContactDetails details(ObjectReader details) {
        return new ContactDetails(
                details.text("company", LINE),
                details.text("title", LINE),
                details.object("address", ADDRESS).map(ContactReader::address),
                details.value("timeZone", FieldReading::timeZone, "must be an IANA time zone such as Europe/Vienna"),
                details.object("preferredCallTime", Set.of("start", "end"))
                        .flatMap(time -> FieldReading.callTime(time)));
    }

    private static Address address(ObjectReader address) {
        return new Address(
                address.text("line", LINE),
                address.text("city", LINE),
                address.text("state", LINE),
                address.text("zip", WORD),
                address.text("country", WORD),
                address.value(
                        "location",
                        FieldReading::location,
                        "must be a point of GeoJSON: type Point, coordinates longitude and latitude"));
    }

    private static Consent consent(ObjectReader consent) {
        return new Consent(
                consent.required("basis", consent.text("basis", WORD), ""),
                consent.value("at", FieldReading::time, TimeText.MESSAGE),
                consent.text("source", LINE));
    }

    private static List<String> labels(ObjectReader contact, String name) {
        return contact.value(name, FieldReading::labels, FieldReading.LABELS_MESSAGE)
                .orElse(List.of());
    }

    private static Map<String, Object> customFields(ObjectReader contact, JsonNode node) {
        if (!node.isObject() || node.size() > ContactFields.MOST) {
            contact.wrong("customFields", "must be an object of " + ContactFields.MOST + " fields at most");
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            String path = "customFields." + field.getKey();
            if (!CustomField.NAME.matcher(field.getKey()).matches()) {
                contact.wrong(path, "must be named with 1 to 64 letters, digits, spaces, _ or -");
                return;
            }
            CustomField.value(field.getValue()).ifPresentOrElse(value -> fields.put(field.getKey(), value), () -> {
                contact.wrong(
                        path,
                        "must be a text of 1000 characters at most, a number of 34 digits at most, true or false");
            });
        });
        return fields;
    }
}
