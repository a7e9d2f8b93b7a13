package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.EncodingCheck;
import dev.ringway.campaign.imports.FileEncoding;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.HeaderMapping;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.PreviewedFile;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.ReadyRow;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.imports.RowReader;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.starter.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the beginning of a file as an import would, and keeps nothing: what each column is taken for, and what becomes of the
 * first rows. What an import only finds out later (a number that comes twice, a contact that is there) is not told.
 */
@Component
public final class ImportPreview {

    /** Of a file that are looked at. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int ROWS = 10;

    private final ContactReader reader;
    private final ImportSettings settings;

    ImportPreview(ContactReader reader, ImportSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /**
     * @param beginning of the file
     * @param goesOn whether the file is longer than that
     * @throws ProblemException 400 where there is no header
     */
    public PreviewedFile of(byte[] beginning, boolean goesOn, ImportOptions options) {
        RowReader.Source source = offset -> new ByteArrayInputStream(
                beginning, Math.toIntExact(Math.min(offset, beginning.length)), beginning.length);
        try {
            FormatDetection.Understood understood = new FormatDetection(
                            source, encoding(beginning, goesOn), settings.longestRow())
                    .understood(options.mapping());
            return new PreviewedFile(
                    understood.format(),
                    understood.mistakes().stream()
                            .map(problem -> new HeaderMapping.Mistake(problem.field(), problem.message()))
                            .toList(),
                    rows(source, understood.format(), options, goesOn ? beginning.length : Long.MAX_VALUE));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static FileEncoding encoding(byte[] beginning, boolean goesOn) {
        EncodingCheck check = new EncodingCheck();
        check.accept(beginning, 0, beginning.length);
        return (goesOn ? check.encodingSoFar() : check.encoding()).orElseThrow(ReceivedFile::notAsMarked);
    }

    /** @param cut offset at which the rest is missing: a row that reaches it is not whole */
    private List<PreviewedFile.Row> rows(RowReader.Source source, FileFormat format, ImportOptions options, long cut)
            throws IOException {
        RowCheck check = new RowCheck(reader, format, options, settings.longestRow());
        Cells cells = new Cells(format.delimiter());
        List<PreviewedFile.Row> rows = new ArrayList<>();
        try (RowReader reading = new RowReader(
                source,
                format.encoding(),
                format.delimiter(),
                format.headerEnd(),
                format.firstLine(),
                settings.longestRow())) {
            while (rows.size() < ROWS) {
                Optional<RawRow> row = reading.next().filter(read -> read.end() < cut);
                if (row.isEmpty()) {
                    return rows;
                }
                List<String> parted = cells.of(row.get().text()).orElse(List.of());
                switch (check.check(row.get())) {
                    case RowCheck.Checked.Ready(ReadyRow good) ->
                        rows.add(new PreviewedFile.Row(
                                row.get().line(), parted, Optional.of(good.said()), Optional.empty()));
                    case RowCheck.Checked.Refused(RefusedRow bad) ->
                        rows.add(new PreviewedFile.Row(row.get().line(), parted, Optional.empty(), Optional.of(bad)));
                    case RowCheck.Checked.Blank() -> {}
                }
            }
        }
        return rows;
    }
}
