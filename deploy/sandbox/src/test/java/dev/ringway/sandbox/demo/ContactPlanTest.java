package dev.ringway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.ringway.sandbox.call.Scenario;
import dev.ringway.sandbox.call.Undialable;
import dev.ringway.sandbox.demo.ContactPlan.PlannedContact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContactPlanTest {

    @Test
    void howeverFewThereAreEveryFateIsAmongThem() {
        List<PlannedContact> contacts =
                ContactPlan.of(ContactPlan.FEWEST, List.of("212"), 1).contacts();

        assertThat(contacts).hasSize(ContactPlan.FEWEST).doesNotHaveDuplicates();
        Set<String> fates = contacts.stream().map(ContactPlanTest::fate).collect(Collectors.toSet());
        assertThat(fates)
                .containsExactlyInAnyOrder(
                        "answered",
                        "machine",
                        "busy",
                        "no-answer",
                        "failed",
                        "INVALID",
                        "UNREACHABLE",
                        "fax",
                        "unknown",
                        "long-talk",
                        "hang-up",
                        "opt-out");
    }

    @Test
    void eachAreaCodeHasAHundred() {
        List<PlannedContact> contacts =
                ContactPlan.of(200, List.of("212", "305"), 1).contacts();

        assertThat(contacts.stream().map(PlannedContact::number))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .contains(ContactPlan.firstNumber("212"), ContactPlan.firstNumber("305"));
    }

    @Test
    void itIsTheSameForTheSameSeed() {
        assertThat(ContactPlan.of(50, List.of("212"), 7)).isEqualTo(ContactPlan.of(50, List.of("212"), 7));
    }

    @Test
    void whoIsNotToBeCalledIsInItAndWouldAnswer() {
        ContactPlan plan = ContactPlan.of(ContactPlan.FEWEST, List.of("212"), 1);

        assertThat(plan.contacts()).contains(plan.unwanted());
        assertThat(fate(plan.unwanted())).isEqualTo("answered");
    }

    @Test
    void everyAreaCodeMakesValidNumbers() throws NumberParseException {
        var numbers = PhoneNumberUtil.getInstance();
        for (String area : AreaCodes.OF_CONTACTS) {
            assertThat(numbers.isValidNumber(numbers.parse(ContactPlan.firstNumber(area), "US")))
                    .as(area)
                    .isTrue();
        }
        assertThat(AreaCodes.OF_CONTACTS).doesNotHaveDuplicates();
    }

    @Test
    void theFileHasEachOfThemAndWhatMustBeRefused() {
        ContactPlan plan = ContactPlan.of(20, List.of("212"), 1);

        ContactFile file = ContactFile.of(plan);

        assertThat(file.text().lines()).hasSize(1 + file.rows());
        assertThat(file.rows()).isEqualTo(plan.contacts().size() + file.refused());
    }

    private static String fate(PlannedContact contact) {
        return Undialable.dialled(contact.number())
                .map(Enum::name)
                .orElseGet(() -> Scenario.dialled(contact.number()).wire());
    }
}
