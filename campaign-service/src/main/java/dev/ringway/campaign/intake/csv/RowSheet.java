package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.Column;
import dev.ringway.starter.problems.FieldProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cells of a row by what their columns are taken for, as the document that says the same of a contact. */
final class RowSheet {

    /** What our exports put before a text that a spreadsheet would take for a formula. */
    private static final Pattern GUARD = Pattern.compile("'(?=[=+\\-@\\t\\r＝＋－＠])");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}([.,][0-9]{1,15})?");
    private static final String NAME = "name";
    private static final String LATITUDE = "details.address.latitude";
    private static final String LONGITUDE = "details.address.longitude";

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> cells = new LinkedHashMap<>();

    /** @param texts as many as there are columns */
    RowSheet(List<Column> columns, List<String> texts) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            all.put(columns.get(i).field(), clean(texts.get(i)));
        }
        all.remove(Column.IGNORE);
        all.forEach((field, text) -> {
            if (!text.isEmpty()) {
                cells.put(field, text);
            }
        });
    }

    boolean says(String field) {
        return cells.containsKey(field);
    }

    Optional<String> cell(String field) {
        return Optional.ofNullable(cells.get(field));
    }

    /**
     * @param tags that it gets besides
     * @param groups that it gets besides
     * @param problems of what no document can say
     */
    ObjectNode document(List<String> tags, List<String> groups, List<FieldProblem> problems) {
        ObjectNode document = json.createObjectNode();
        cells.forEach((field, text) -> {
            switch (field) {
                case "firstName", "lastName", LATITUDE, LONGITUDE, "tags", "groups" -> {}
                case Column.CUSTOM_FIELDS -> customFields(document, text, problems);
                case "priority" -> put(document, field, number(text));
                default -> put(document, field, json.getNodeFactory().stringNode(text));
            }
        });
        String name = Stream.of("firstName", "lastName")
                .flatMap(part -> cell(part).stream())
                .reduce((first, last) -> first + " " + last)
                .orElse("");
        if (!says(NAME) && !name.isEmpty()) {
            document.put(NAME, name);
        }
        location(document, problems);
        labels(document, "tags", tags);
        labels(document, "groups", groups);
        return document;
    }

    private JsonNode number(String text) {
        return WHOLE_NUMBER.matcher(text).matches()
                ? json.getNodeFactory().numberNode(Integer.parseInt(text))
                : json.getNodeFactory().stringNode(text);
    }

    /** As an export writes them: one object in one cell. */
    private void customFields(ObjectNode document, String text, List<FieldProblem> problems) {
        try {
            JsonNode fields = json.readTree(text);
            if (fields.isObject()) {
                ObjectNode target = document.withObjectProperty(Column.CUSTOM_FIELDS);
                fields.properties().stream()
                        .filter(field -> !target.has(field.getKey()))
                        .forEach(field -> target.set(field.getKey(), field.getValue()));
                return;
            }
        } catch (JacksonException noJson) {
            problems.add(new FieldProblem(Column.CUSTOM_FIELDS, "must be a JSON object"));
            return;
        }
        problems.add(new FieldProblem(Column.CUSTOM_FIELDS, "must be a JSON object"));
    }

    private void location(ObjectNode document, List<FieldProblem> problems) {
        Optional<String> latitude = cell(LATITUDE);
        Optional<String> longitude = cell(LONGITUDE);
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return;
        }
        boolean decimals = Stream.of(latitude, longitude)
                .allMatch(text ->
                        text.filter(digits -> DECIMAL.matcher(digits).matches()).isPresent());
        if (!decimals) {
            problems.add(new FieldProblem(LATITUDE, "and longitude must both be degrees such as 48.2"));
            return;
        }
        ObjectNode point = json.createObjectNode().put("type", "Point");
        point.putArray("coordinates").add(degrees(longitude.orElseThrow())).add(degrees(latitude.orElseThrow()));
        put(document, "details.address.location", point);
    }

    private static double degrees(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    private void labels(ObjectNode document, String field, List<String> besides) {
        Stream<String> own = cell(field).stream()
                .flatMap(text -> Arrays.stream(text.split(";", -1)))
                .map(RowSheet::clean)
                .filter(label -> !label.isEmpty());
        List<String> labels = Stream.concat(own, besides.stream()).distinct().toList();
        if (!labels.isEmpty()) {
            ArrayNode array = document.putArray(field);
            labels.forEach(array::add);
        }
    }

    /** A name of a custom field holds no dot, so each dot leads into an object. */
    private static void put(ObjectNode document, String path, JsonNode value) {
        String[] names = path.split("\\.", -1);
        ObjectNode target = document;
        for (int i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        target.set(names[names.length - 1], value);
    }

    private static String clean(String text) {
        return GUARD.matcher(text.strip()).replaceFirst("").strip();
    }
}
