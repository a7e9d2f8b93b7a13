package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.starter.http.JsonMergePatch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Applies a merge patch to what people may say of a contact; the whole is then read as a new one would be. */
@Component
final class ContactPatch {

    private final JsonMergePatch patches;
    private final ContactReader reader;

    ContactPatch(JsonMergePatch patches, ContactReader reader) {
        this.patches = patches;
        this.reader = reader;
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 with every field that is wrong afterwards */
    ContactFields apply(Contact contact, JsonNode patch) {
        return reader.read(patches.apply(document(contact.fields()), patch)).orThrow();
    }

    private static Map<String, Object> document(ContactFields fields) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("phoneNumber", fields.phoneNumber());
        fields.name().ifPresent(name -> said.put("name", name));
        fields.email().ifPresent(email -> said.put("email", email));
        said.put("status", fields.status().text());
        said.put("details", fields.details());
        fields.consent().ifPresent(consent -> said.put("consent", consent));
        said.put("tags", fields.tags());
        said.put("groups", fields.groups());
        fields.source().ifPresent(source -> said.put("source", source));
        said.put("customFields", fields.customFields());
        fields.priority().ifPresent(priority -> said.put("priority", priority));
        return said;
    }
}
