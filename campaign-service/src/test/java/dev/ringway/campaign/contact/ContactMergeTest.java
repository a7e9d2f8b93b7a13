package dev.ringway.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.contact.ContactDetails.Address;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactMergeTest {

    private static final ContactFields EMPTY = fields("+12025550140", ContactStatus.ACTIVE, List.of(), Map.of());

    @Test
    void whatTheTargetSaysStandsAndTheFirstOfTheOthersFillsTheRest() {
        ContactFields target = new ContactFields(
                "+12025550141",
                Optional.of("Ann"),
                Optional.empty(),
                ContactStatus.INACTIVE,
                details(Optional.of("Acme"), Optional.empty()),
                Optional.empty(),
                List.of("a", "b"),
                List.of(),
                Optional.empty(),
                Map.of("plan", "gold"),
                Optional.of(0));
        ContactFields second = new ContactFields(
                "+12025550142",
                Optional.of("Bob"),
                Optional.of("ann@example.com"),
                ContactStatus.ACTIVE,
                details(Optional.of("Other"), Optional.of("Wien")),
                Optional.of(new Consent("contract", Optional.empty(), Optional.empty())),
                List.of("c", "b"),
                List.of("north"),
                Optional.of("crm"),
                Map.of("plan", "silver", "seats", 2L),
                Optional.of(9));
        ContactFields third = new ContactFields(
                "+12025550143",
                Optional.empty(),
                Optional.of("third@example.com"),
                ContactStatus.ACTIVE,
                details(Optional.empty(), Optional.of("Graz")),
                Optional.empty(),
                List.of("d"),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());

        ContactFields merged = ContactMerge.of(target, List.of(second, third));

        assertThat(merged)
                .isEqualTo(new ContactFields(
                        "+12025550141",
                        Optional.of("Ann"),
                        Optional.of("ann@example.com"),
                        ContactStatus.INACTIVE,
                        details(Optional.of("Acme"), Optional.of("Wien")),
                        second.consent(),
                        List.of("a", "b", "c", "d"),
                        List.of("north"),
                        Optional.of("crm"),
                        Map.of("plan", "gold", "seats", 2L),
                        Optional.of(0)));
    }

    @Test
    void oneWishNotToBeCalledIsEverybodys() {
        ContactFields refusing = fields("+12025550141", ContactStatus.DO_NOT_CALL, List.of(), Map.of());

        assertThat(ContactMerge.of(EMPTY, List.of(EMPTY, refusing)).status()).isEqualTo(ContactStatus.DO_NOT_CALL);
        assertThat(ContactMerge.of(refusing, List.of(EMPTY)).status()).isEqualTo(ContactStatus.DO_NOT_CALL);
    }

    private static ContactDetails details(Optional<String> company, Optional<String> city) {
        return new ContactDetails(
                company,
                Optional.empty(),
                city.map(name -> new Address(
                        Optional.empty(),
                        Optional.of(name),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.empty(),
                Optional.<CallTime>empty());
    }

    private static ContactFields fields(
            String number, ContactStatus status, List<String> tags, Map<String, Object> customFields) {
        return new ContactFields(
                number,
                Optional.empty(),
                Optional.empty(),
                status,
                ContactDetails.NONE,
                Optional.empty(),
                tags,
                List.of(),
                Optional.empty(),
                customFields,
                Optional.empty());
    }
}
