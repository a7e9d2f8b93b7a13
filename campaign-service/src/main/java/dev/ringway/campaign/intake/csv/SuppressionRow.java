package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.Refusal;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.intake.SuppressionIntake;
import dev.ringway.campaign.intake.SuppressionReader;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.starter.problems.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a row says of a number that is not to be called: its telephone number, and the fields that an export names. What
 * it does not say is said for the file as a whole.
 *
 * @param lists whether there is such a list
 */
record SuppressionRow(
        SuppressionReader reader,
        FileFormat format,
        SuppressionImport.Request request,
        Predicate<String> lists,
        int longestRow) {

    private static final String LIST = "list";
    private static final List<String> FIELDS = List.of(LIST, "reason", "source", "note", "expiresAt");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What a row turned out to be. */
    sealed interface Checked {
        record Ready(SaidSuppression said) implements Checked {}

        record Refused(RefusedRow row) implements Checked {}

        record Blank() implements Checked {}
    }

    Checked check(RawRow row) {
        return switch (row.shape()) {
            case BAD_QUOTES -> refused(row, Refusal.BAD_QUOTES, "", RowCheck.unmatched(longestRow));
            case TOO_LONG ->
                refused(row, Refusal.ROW_TOO_LONG, "", "must not have more than " + longestRow + " characters");
            case READABLE -> readable(row);
        };
    }

    private Checked readable(RawRow row) {
        Cells parting = new Cells(format.delimiter());
        if (parting.blank(row.text())) {
            return new Checked.Blank();
        }
        Optional<List<String>> cells = parting.of(row.text());
        if (cells.isEmpty()) {
            return refused(row, Refusal.BAD_QUOTES, "", "has quotes that do not match");
        }
        if (!RowCheck.fits(format, cells.get())) {
            return refused(row, Refusal.CELL_COUNT, "", RowCheck.cellCount(format, cells.get()));
        }
        RowSheet sheet = new RowSheet(format.columns(), cells.get());
        Optional<FieldProblem> rounded = RowCheck.rounded(sheet);
        if (rounded.isPresent()) {
            return wrong(row, List.of(rounded.get()));
        }
        SuppressionReader.Reading<SaidSuppression> reading = reader.read(document(sheet), request.region());
        return reading.said().map(said -> onItsList(row, said)).orElseGet(() -> wrong(row, reading.problems()));
    }

    private Checked onItsList(RawRow row, SaidSuppression said) {
        return lists.test(said.key().list())
                ? new Checked.Ready(said)
                : wrong(row, List.of(new FieldProblem(LIST, SuppressionIntake.LIST_MUST_BE)));
    }

    private ObjectNode document(RowSheet sheet) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        request.said().forEach(document::put);
        sheet.cell(Column.PHONE_NUMBER).ifPresent(number -> document.put(Column.PHONE_NUMBER, number));
        format.columns()
                .forEach(column -> field(column)
                        .ifPresent(field -> sheet.cell(column.field()).ifPresent(text -> document.put(field, text))));
        request.list().ifPresent(list -> document.put(LIST, list));
        return document;
    }

    /** By its header; case and signs make no difference. What contacts do not have counts as a field of their own there. */
    private static Optional<String> field(Column column) {
        String plain = SIGNS.matcher(column.header()).replaceAll("");
        return column.field().equals(Column.IGNORE)
                ? Optional.empty()
                : FIELDS.stream().filter(plain::equalsIgnoreCase).findFirst();
    }

    private static Checked wrong(RawRow row, List<FieldProblem> problems) {
        FieldProblem first = problems.getFirst();
        Refusal refusal =
                first.field().equals(Column.PHONE_NUMBER) ? Refusal.INVALID_PHONE_NUMBER : Refusal.INVALID_FIELD;
        return refused(row, refusal, first.field(), first.message());
    }

    private static Checked refused(RawRow row, Refusal reason, String field, String message) {
        return new Checked.Refused(RefusedRow.of(row, reason, field, message));
    }
}
