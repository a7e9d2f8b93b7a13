package dev.ringway.campaign.contact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several contacts become one. What the target says stands; what it leaves open is taken from the first of the others that
 * says it. Lists are united. An address, a call time and a consent are taken whole, never mixed. One person's wish not to be
 * called is everybody's.
 */
public final class ContactMerge {

    private ContactMerge() {}

    /** @param others in the order in which they are asked */
    public static ContactFields of(ContactFields target, List<ContactFields> others) {
        ContactFields merged = target;
        for (ContactFields other : others) {
            merged = joined(merged, other);
        }
        return merged;
    }

    private static ContactFields joined(ContactFields first, ContactFields second) {
        Map<String, Object> customFields = new LinkedHashMap<>(second.customFields());
        customFields.putAll(first.customFields());
        return new ContactFields(
                first.phoneNumber(),
                either(first.name(), second.name()),
                either(first.email(), second.email()),
                second.status() == ContactStatus.DO_NOT_CALL ? second.status() : first.status(),
                joined(first.details(), second.details()),
                either(first.consent(), second.consent()),
                united(first.tags(), second.tags()),
                united(first.groups(), second.groups()),
                either(first.source(), second.source()),
                customFields,
                either(first.priority(), second.priority()));
    }

    private static ContactDetails joined(ContactDetails first, ContactDetails second) {
        return new ContactDetails(
                either(first.company(), second.company()),
                either(first.title(), second.title()),
                either(first.address(), second.address()),
                either(first.timeZone(), second.timeZone()),
                either(first.preferredCallTime(), second.preferredCallTime()));
    }

    private static <T> Optional<T> either(Optional<T> first, Optional<T> second) {
        return first.isPresent() ? first : second;
    }

    private static List<String> united(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
