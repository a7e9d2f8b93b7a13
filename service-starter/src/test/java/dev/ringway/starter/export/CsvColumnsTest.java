package dev.ringway.starter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CsvColumnsTest {

    private static final CsvColumns<Map<String, Object>> FIELDS =
            new CsvColumns<>(List.of(CsvColumns.column("customFields", CsvColumns::json)));

    @ParameterizedTest
    @ValueSource(strings = {";=1+1", "a;\"=1+1;", "a;  @SUM(A1)", ";＝1", "=;-1", "\\;+\"", ";\t=1", "plain; text"})
    void anObjectReadsAsTheSameObjectAndHoldsNoFormula(String value) {
        Map<String, Object> fields = Map.of("field", value);
        String cell = FIELDS.cells(fields).getFirst();
        assertThat(cell).doesNotContainPattern(";(\\s|\\\\\")*[=+\\-@＝＋－＠]");
        assertThat(JsonMapper.shared().readTree(cell))
                .isEqualTo(JsonMapper.shared().valueToTree(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", " =1+1", "\t=1+1", "+43", "a;=1", "a;\"=1+1;", "a\n@x"})
    void aTextThatASpreadsheetWouldRunIsGuarded(String value) {
        CsvColumns<String> texts = new CsvColumns<>(List.of(CsvColumns.column("text", Optional::of)));
        assertThat(texts.cells(value).getFirst()).contains("'").doesNotContainPattern("(^\\s*|[;\n][\\s\"]*)[=+\\-@]");
    }

    @Test
    void whatIsGuardedInAListIsGuardedOnce() {
        CsvColumns<List<String>> lists =
                new CsvColumns<>(List.of(CsvColumns.column("tags", tags -> CsvColumns.joined(tags.stream()))));
        assertThat(lists.cells(List.of("vip", "=1+1", "@sum"))).containsExactly("vip;'=1+1;'@sum");
    }
}
