package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.FileEncoding;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.HeaderMapping;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.RowReader;
import dev.ringway.starter.http.CustomField;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * Finds out from its header how a file is written: by the delimiter with which the most columns are known. A file that has
 * no telephone numbers is refused, and told what was understood.
 */
record FormatDetection(RowReader.Source source, FileEncoding encoding, int longestRow) {

    private static final String DELIMITERS = ",;\t|";
    private static final int EMPTY_LINES = 100;

    /** A telephone number first of all; then it is a matter of numbers. */
    private static final Comparator<HeaderMapping> BETTER = Comparator.comparingLong(
                    (HeaderMapping mapping) -> mapping.hasPhoneNumber() ? 1 : 0)
            .thenComparingLong(HeaderMapping::known);

    private record Header(RawRow row, char delimiter, List<String> cells, HeaderMapping mapping) {

        boolean isBetterThan(Header other) {
            return BETTER.compare(mapping, other.mapping) > 0
                    || (BETTER.compare(mapping, other.mapping) == 0 && cells.size() > other.cells.size());
        }
    }

    /** @param mistakes what stands in the way of an import, by what it is of */
    record Understood(FileFormat format, List<FieldProblem> mistakes) {}

    /** @throws ProblemException 400 where the file cannot be imported as it was asked for */
    FileFormat format(Map<String, String> said) throws IOException {
        Header header = best(said);
        check(header);
        return format(header);
    }

    /**
     * What is understood of the header, even where nothing can be imported like that.
     *
     * @throws ProblemException 400 where there is no header
     */
    Understood understood(Map<String, String> said) throws IOException {
        Header header = best(said);
        List<FieldProblem> mistakes = new ArrayList<>(mistakes(header.mapping()));
        if (!header.mapping().hasPhoneNumber()) {
            mistakes.add(new FieldProblem("header", "has no column that is known to hold telephone numbers"));
        }
        return new Understood(format(header), List.copyOf(mistakes));
    }

    private Header best(Map<String, String> said) throws IOException {
        Optional<Header> best = Optional.empty();
        for (int i = 0; i < DELIMITERS.length(); i++) {
            Optional<Header> header = header(DELIMITERS.charAt(i), said);
            if (header.isPresent() && (best.isEmpty() || header.get().isBetterThan(best.get()))) {
                best = header;
            }
        }
        return best.orElseThrow(FormatDetection::noHeader);
    }

    private FileFormat format(Header header) {
        return new FileFormat(
                encoding,
                header.delimiter(),
                header.mapping().columns(),
                header.row().end(),
                header.row().nextLine());
    }

    private Optional<Header> header(char delimiter, Map<String, String> said) throws IOException {
        Cells cells = new Cells(delimiter);
        try (RowReader rows = new RowReader(source, encoding, delimiter, 0, 1, longestRow)) {
            for (int lines = 0; lines < EMPTY_LINES; lines++) {
                Optional<RawRow> row = rows.next();
                if (row.isEmpty() || row.get().shape() != RawRow.Shape.READABLE) {
                    return Optional.empty();
                }
                if (row.get().text().indexOf('\0') >= 0) {
                    throw notText();
                }
                if (!cells.blank(row.get().text())) {
                    return cells.of(row.get().text())
                            .map(names -> new Header(
                                    row.get(),
                                    delimiter,
                                    names,
                                    HeaderMapping.of(
                                            names,
                                            said,
                                            name -> CustomField.NAME
                                                    .matcher(name)
                                                    .matches())));
                }
            }
        }
        return Optional.empty();
    }

    private static void check(Header header) {
        HeaderMapping mapping = header.mapping();
        List<FieldProblem> mistakes = mistakes(mapping);
        if (!mapping.hasPhoneNumber()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "no-phone-number-column",
                    "No column of the file is known to hold telephone numbers. Name one phone number, or say which it is"
                            + " with mapping=<header>:" + Column.PHONE_NUMBER + ".",
                    Stream.concat(mistakes.stream(), understood(mapping)).toList());
        }
        if (!mistakes.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the header of the file, or the mapping, and send it again.",
                    mistakes);
        }
    }

    private static List<FieldProblem> mistakes(HeaderMapping mapping) {
        return mapping.mistakes().stream()
                .map(mistake -> new FieldProblem(mistake.parameter(), mistake.message()))
                .toList();
    }

    private static Stream<FieldProblem> understood(HeaderMapping mapping) {
        return mapping.columns().stream()
                .limit(50)
                .map(column -> new FieldProblem(
                        "header",
                        "was understood: " + shortened(column.header()) + " as " + shortened(column.field())));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static ProblemException notText() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "no-text",
                "The file is no text. Save it as CSV, in UTF-8, or in UTF-16 with its byte order mark.");
    }

    private static ProblemException noHeader() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "no-header",
                "The file has no header that can be read. Its first line names the columns; send it as CSV.");
    }
}
