package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.imports.RowReader;
import dev.ringway.campaign.intake.SuppressionReader;
import dev.ringway.campaign.store.SuppressionRepository;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionCounts;
import dev.ringway.starter.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes in a file of numbers that are not to be called, at once and in batches, each a transaction of its own. Telling a
 * number again changes nothing more, so whoever was broken off sends the file again. Memory grows with neither rows nor
 * refusals. Blocks.
 */
@Component
public final class SuppressionImport {

    /** Refused rows that the answer tells; the others are counted. */
    private static final int TOLD = 100;

    private final SuppressionRepository suppressions;
    private final SuppressionReader reader;
    private final SuppressionImportSettings settings;
    private final ImportSettings files;

    SuppressionImport(
            SuppressionRepository suppressions,
            SuppressionReader reader,
            SuppressionImportSettings settings,
            ImportSettings files) {
        this.suppressions = suppressions;
        this.reader = reader;
        this.settings = settings;
        this.files = files;
    }

    /**
     * Who asks for what.
     *
     * @param list of all rows, whatever they say; else each comes on the one that it names, or on the global one
     * @param said of every row that does not say it itself, by the name of the field
     * @param region of numbers without a country
     * @param size as it was announced
     */
    public record Request(
            String subject, Optional<String> list, Map<String, String> said, String region, Optional<Long> size) {}

    /**
     * What came of it.
     *
     * @param rows that were read, without empty ones
     * @param refusedRows the first of those that were refused
     */
    public record Result(long rows, SuppressionCounts counts, long refused, List<RefusedRow> refusedRows) {}

    /**
     * @throws ProblemException 400 where the file's header is not understood, 413, 408 where it does not arrive whole, 503
     *     where it cannot be kept while it is worked off
     */
    public Result run(Request request, InputStream body) {
        DataSize largest = settings.maxSize();
        if (request.size().filter(size -> size > largest.toBytes()).isPresent()) {
            throw ReceivedFile.tooLarge(largest);
        }
        ReceivedFile received = new ReceivedFile(body, largest);
        try (WaitingFile file = WaitingFile.of(received)) {
            FileFormat format = new FormatDetection(file, received.encoding(), files.longestRow()).format(Map.of());
            try (RowReader rows = new RowReader(
                    file,
                    format.encoding(),
                    format.delimiter(),
                    format.headerEnd(),
                    format.firstLine(),
                    files.longestRow())) {
                return run(request, new SuppressionRow(reader, format, request, lists(), files.longestRow()), rows);
            }
        } catch (IOException away) {
            ProblemException problem = new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "storage-unavailable",
                    "The file cannot be kept while it is worked off. Send it again in a few seconds.");
            problem.initCause(away);
            throw problem;
        }
    }

    /** Asked for once each; what is no list is not remembered, since a file may name any number of such. */
    private Predicate<String> lists() {
        Set<String> known = new HashSet<>();
        return list -> known.contains(list) || (suppressions.isList(list) && known.add(list));
    }

    private Result run(Request request, SuppressionRow row, RowReader rows) throws IOException {
        SuppressionCounts counts = SuppressionCounts.NONE;
        List<RefusedRow> told = new ArrayList<>();
        List<SaidSuppression> batch = new ArrayList<>();
        long read = 0;
        long refused = 0;
        for (Optional<RawRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            switch (row.check(next.get())) {
                case SuppressionRow.Checked.Blank() -> {
                    continue;
                }
                case SuppressionRow.Checked.Refused(RefusedRow bad) -> {
                    refused++;
                    if (told.size() < TOLD) {
                        told.add(bad);
                    }
                }
                case SuppressionRow.Checked.Ready(SaidSuppression said) -> batch.add(said);
            }
            read++;
            if (batch.size() == settings.batch()) {
                counts = counts.plus(suppressions.tell(batch, request.subject()));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            counts = counts.plus(suppressions.tell(batch, request.subject()));
        }
        return new Result(read, counts, refused, List.copyOf(told));
    }
}
