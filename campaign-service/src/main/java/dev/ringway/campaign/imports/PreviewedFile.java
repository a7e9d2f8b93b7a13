package dev.ringway.campaign.imports;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file as an import would read it.
 *
 * @param mistakes what stands in the way of an import
 * @param rows its first ones
 */
public record PreviewedFile(FileFormat format, List<HeaderMapping.Mistake> mistakes, List<Row> rows) {

    public PreviewedFile {
        mistakes = List.copyOf(mistakes);
        rows = List.copyOf(rows);
    }

    /**
     * Exactly one of the two is there.
     *
     * @param line of the file, from 1
     * @param cells as they stand there; none where the row cannot be parted
     */
    public record Row(long line, List<String> cells, Optional<SaidFields> said, Optional<RefusedRow> refused) {

        public Row {
            cells = List.copyOf(cells);
        }
    }
}
