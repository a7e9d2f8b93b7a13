package dev.ringway.starter.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of an export as CSV, named by the paths of the same values in JSON. New ones are only ever added at the end.
 *
 * <p>A spreadsheet would run a text that starts like a formula, whoever wrote it, and would take the plus sign off a phone
 * number: with an apostrophe in front it shows the text. Numbers, times and truth values are written as they are.
 */
public record CsvColumns<T>(List<Column<T>> columns) {

    /** One cell of a row; empty where it is not known. */
    public record Column<T>(String name, Function<T, Optional<?>> value) {}

    /** At the beginning, and wherever a spreadsheet may begin a cell of its own. */
    private static final Pattern FORMULA =
            Pattern.compile("(^(?=\\s*[=+\\-@\t\r\n＝＋－＠])|[;\t\r\n][\\s\"]*(?=[=+\\-@\t\r\n＝＋－＠]))");

    private static final Pattern FORMULA_IN_JSON = Pattern.compile("(;(?:\\s|\\\\\")*)([=+\\-@＝＋－＠])");

    public CsvColumns {
        columns = List.copyOf(columns);
    }

    public static <T> Column<T> column(String name, Function<T, Optional<?>> value) {
        return new Column<>(name, value);
    }

    /** Texts in one cell, parted by {@code ;}. A spreadsheet that splits there makes a cell of each, so each is guarded. */
    public static Optional<String> joined(Stream<String> values) {
        return Optional.of(values.map(CsvColumns::shown).collect(Collectors.joining(";")))
                .filter(text -> !text.isEmpty());
    }

    /** An object in one cell, guarded by escapes of JSON, so that it reads as the same object. */
    public static Optional<String> json(Map<String, Object> fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(FORMULA_IN_JSON
                        .matcher(JsonMapper.shared().writeValueAsString(fields))
                        .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                                + "\\u%04x".formatted((int) found.group(2).charAt(0)))));
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> cells(T row) {
        return columns.stream()
                .map(column -> column.value().apply(row).map(CsvColumns::cell).orElse(""))
                .toList();
    }

    private static String cell(Object value) {
        String text = value.toString();
        return value instanceof CharSequence ? shown(text) : text;
    }

    private static String shown(String text) {
        return FORMULA.matcher(text).replaceAll("$1'");
    }
}
