package dev.ringway.campaign.contact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people say of a contact.
 *
 * @param phoneNumber E.164; of one contact only
 * @param source where it comes from, e.g. api, import
 * @param customFields texts, numbers, truth values
 * @param priority 0 to 10, the highest is called first
 */
public record ContactFields(
        String phoneNumber,
        Optional<String> name,
        Optional<String> email,
        ContactStatus status,
        ContactDetails details,
        Optional<Consent> consent,
        List<String> tags,
        List<String> groups,
        Optional<String> source,
        Map<String, Object> customFields,
        Optional<Integer> priority) {

    /** How many tags, groups and custom fields a contact has at most, each. */
    public static final int MOST = 50;

    public ContactFields {
        tags = List.copyOf(tags);
        groups = List.copyOf(groups);
        customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
    }

    /** Whether it holds no more than a contact may have. */
    public boolean withinLimits() {
        return tags.size() <= MOST && groups.size() <= MOST && customFields.size() <= MOST;
    }
}
