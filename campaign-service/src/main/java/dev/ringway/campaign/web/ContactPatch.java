package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.intake.ContactReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396) to what people may say of a contact; the whole is then read as a new one would be. */
@Component
final class MergePatch {

    private final JsonMapper json;
    private final ContactReader reader;

    MergePatch(JsonMapper json, ContactReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** @throws dev.ringway.starter.problems.ProblemException 400 with every field that is wrong afterwards */
    ContactFields apply(Contact contact, JsonNode patch) {
        return reader.read(patch.isObject() ? merged(document(contact.fields()), patch) : patch)
                .orThrow();
    }

    private ObjectNode document(ContactFields fields) {
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
        return json.valueToTree(said);
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? (ObjectNode) target : json.createObjectNode();
        patch.properties().forEach(member -> {
            JsonNode change = member.getValue();
            if (change.isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode before =
                        Optional.ofNullable(result.get(member.getKey())).orElseGet(json::createObjectNode);
                result.set(member.getKey(), merged(before, change));
            }
        });
        return result;
    }
}
