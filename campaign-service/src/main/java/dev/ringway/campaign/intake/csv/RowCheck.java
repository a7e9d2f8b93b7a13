package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.ReadyRow;
import dev.ringway.campaign.imports.Refusal;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.imports.RowReader;
import dev.ringway.campaign.imports.SaidFields;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.starter.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a row says of a contact, checked as what people say of single contacts is. */
record RowCheck(ContactReader reader, FileFormat format, ImportOptions options, int longestRow) {

    private static final String SOURCE = "source";
    private static final String FROM_FILE = "import";
    private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[eE]\\+?[0-9]+");

    /** What a row turned out to be. */
    sealed interface Checked {
        record Ready(ReadyRow row) implements Checked {}

        record Refused(RefusedRow row) implements Checked {}

        record Blank() implements Checked {}
    }

    Checked check(RawRow row) {
        return switch (row.shape()) {
            case BAD_QUOTES -> refused(row, Refusal.BAD_QUOTES, "", unmatched(longestRow));
            case TOO_LONG ->
                refused(row, Refusal.ROW_TOO_LONG, "", "must not have more than " + longestRow + " characters");
            case READABLE -> readable(row);
        };
    }

    /** What to do about quotes that do not match. */
    static String unmatched(int longestRow) {
        return "has a quote that is not closed within " + longestRow + " characters and " + RowReader.MOST_LINES
                + " lines, or something behind a closing one; a quote in quotes is doubled";
    }

    private Checked readable(RawRow row) {
        Cells parting = new Cells(format.delimiter());
        if (parting.blank(row.text())) {
            return new Checked.Blank();
        }
        if (row.text().indexOf('\0') >= 0) {
            return refused(row, Refusal.INVALID_FIELD, "", "must not hold a NUL character");
        }
        Optional<List<String>> cells = parting.of(row.text());
        if (cells.isEmpty()) {
            return refused(row, Refusal.BAD_QUOTES, "", "has quotes that do not match");
        }
        List<String> texts = cells.get();
        return fits(format, texts)
                ? read(row, new RowSheet(format.columns(), texts))
                : refused(row, Refusal.CELL_COUNT, "", cellCount(format, texts));
    }

    /** Whether it has a cell for each column; empty ones behind the last are a spreadsheet's. */
    static boolean fits(FileFormat format, List<String> cells) {
        int columns = format.columns().size();
        return cells.size() >= columns
                && cells.subList(columns, cells.size()).stream().allMatch(String::isBlank);
    }

    static String cellCount(FileFormat format, List<String> cells) {
        return "must have " + format.columns().size() + " cells as the header has, and has " + cells.size();
    }

    private Checked read(RawRow row, RowSheet sheet) {
        List<FieldProblem> problems = new ArrayList<>();
        rounded(sheet).ifPresent(problems::add);
        ObjectNode document = sheet.document(options.tags(), options.groups(), problems);
        if (!sheet.says(SOURCE)) {
            document.put(SOURCE, FROM_FILE);
        }
        ContactReader.Reading reading = reader.read(document, options.region());
        problems.addAll(reading.problems());
        return problems.isEmpty()
                ? ready(row, reading.fields(), sheet)
                : refused(
                        row,
                        problems.getFirst().field().equals(Column.PHONE_NUMBER)
                                ? Refusal.INVALID_PHONE_NUMBER
                                : Refusal.INVALID_FIELD,
                        problems.getFirst().field(),
                        message(problems));
    }

    /** Read as a number it would be another one. */
    static Optional<FieldProblem> rounded(RowSheet sheet) {
        return sheet.cell(Column.PHONE_NUMBER)
                .filter(text -> ROUNDED.matcher(text).matches())
                .map(text -> new FieldProblem(
                        Column.PHONE_NUMBER,
                        "must be all digits: a spreadsheet has rounded it; format the column as text"));
    }

    /** What is wrong with further fields stands behind what is wrong with the first. */
    private static String message(List<FieldProblem> problems) {
        String others = problems.stream()
                .skip(1)
                .map(problem -> "; " + problem.field() + " " + problem.message())
                .limit(5)
                .collect(Collectors.joining());
        return problems.getFirst().message() + others;
    }

    private static Checked ready(RawRow row, ContactFields fields, RowSheet sheet) {
        return new Checked.Ready(new ReadyRow(row, new SaidFields(fields, sheet.says("status"), sheet.says(SOURCE))));
    }

    private static Checked refused(RawRow row, Refusal reason, String field, String message) {
        return new Checked.Refused(RefusedRow.of(row, reason, field, message));
    }
}
