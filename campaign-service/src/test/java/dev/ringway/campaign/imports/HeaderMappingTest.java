package dev.ringway.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column of a file is taken for. */
class HeaderMappingTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            phone, phoneNumber
            Phone_Number, phoneNumber
            phoneNumber, phoneNumber
            MOBILE, phoneNumber
            ' Tel. ', phoneNumber
            Telefon, phoneNumber
            Télephone, phoneNumber
            number, phoneNumber
            e-mail, email
            E-Mail Address, email
            Full Name, name
            First name, firstName
            SURNAME, lastName
            Company, details.company
            time-zone, details.timeZone
            timezone, details.timeZone
            details.timeZone, details.timeZone
            Straße, details.address.line
            PLZ, details.address.zip
            Tags, tags
            Priorität, priority
            Language, customFields.Language
            '', ignore
            """)
    void isKnownByItsNameHoweverItIsWritten(String header, String field) {
        assertThat(mapping(List.of(header), Map.of()).columns()).containsExactly(new Column(header.strip(), field));
    }

    @Test
    void ofSeveralNumbersTheFirstCountsAndTheOthersAreCustomFields() {
        assertThat(fields(mapping(List.of("Mobile", "Phone", "name"), Map.of())))
                .containsExactly("phoneNumber", "customFields.Phone", "name");
    }

    @Test
    void aNumberIsATelephonesOnlyWhereNoOtherColumnIs() {
        assertThat(fields(mapping(List.of("Number", "name"), Map.of()))).containsExactly("phoneNumber", "name");
        assertThat(fields(mapping(List.of("Number", "Phone"), Map.of())))
                .containsExactly("customFields.Number", "phoneNumber");
    }

    @Test
    void whatIsSaidCountsBeforeNames() {
        HeaderMapping mapping = mapping(
                List.of("Phone", "Büro", "Notes", "x.y"),
                Map.of("büro", "phoneNumber", "Notes", "customFields.Remark", "x.y", "ignore"));

        assertThat(fields(mapping))
                .containsExactly("customFields.Phone", "phoneNumber", "customFields.Remark", "ignore");
        assertThat(mapping.mistakes()).isEmpty();
        assertThat(mapping.hasPhoneNumber()).isTrue();
    }

    @Test
    void anExportOfOursIsTakenBack() {
        assertThat(fields(mapping(List.of("id", "phoneNumber", "history.totalCalls", "version"), Map.of())))
                .containsExactly("ignore", "phoneNumber", "ignore", "ignore");
        assertThat(fields(mapping(List.of("id", "phoneNumber"), Map.of())))
                .containsExactly("customFields.id", "phoneNumber");
    }

    @Test
    void everyMistakeIsTold() {
        assertThat(mapping(List.of("phone"), Map.of("fax", "phoneNumber")).mistakes())
                .extracting(HeaderMapping.Mistake::parameter)
                .containsExactly("mapping");
        assertThat(mapping(List.of("phone"), Map.of("phone", "customFields.$set"))
                        .mistakes())
                .extracting(HeaderMapping.Mistake::parameter)
                .contains("mapping");
        assertThat(mapping(List.of("phone"), Map.of("phone", "version")).mistakes())
                .extracting(HeaderMapping.Mistake::message)
                .allMatch(message -> message.contains("details.company"));
        assertThat(mapping(List.of("phone", "note", "note"), Map.of()).mistakes())
                .containsExactly(new HeaderMapping.Mistake("header", "has more than one column for customFields.note"));
        assertThat(mapping(List.of("phone", "$where"), Map.of()).mistakes())
                .extracting(HeaderMapping.Mistake::message)
                .allMatch(message -> message.contains("$where"));
        assertThat(mapping(IntStream.range(0, 51).mapToObj(i -> "c" + i).toList(), Map.of())
                        .mistakes())
                .containsExactly(new HeaderMapping.Mistake("header", "has more than 50 columns for custom fields"));
    }

    private static HeaderMapping mapping(List<String> headers, Map<String, String> said) {
        return HeaderMapping.of(headers, said, name -> name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ -]{0,63}"));
    }

    private static List<String> fields(HeaderMapping mapping) {
        return mapping.columns().stream().map(Column::field).toList();
    }
}
