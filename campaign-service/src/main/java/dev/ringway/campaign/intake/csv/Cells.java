package dev.ringway.campaign.intake.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Optional;

/** The cells of one row. */
record Cells(char delimiter) {

    /** Empty where the row cannot be parted. */
    Optional<List<String>> of(String row) {
        try {
            return Optional.of(CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .ofSingleCsvRecord(row)
                    .getFields());
        } catch (CsvParseException broken) {
            return Optional.empty();
        }
    }

    /** Whether it is a line without anything in it, as spreadsheets leave them at the end. */
    boolean blank(String row) {
        return row.chars().allMatch(character -> character == delimiter || Character.isWhitespace(character));
    }
}
