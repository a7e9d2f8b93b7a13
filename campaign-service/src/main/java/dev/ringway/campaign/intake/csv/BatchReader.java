package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.ImportBatch;
import dev.ringway.campaign.imports.RawRow;
import dev.ringway.campaign.imports.ReadyRow;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.imports.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file in batches, each with the place where the next one begins. Empty rows belong to none, but end one. */
final class BatchReader {

    private final RowReader rows;
    private final RowCheck check;
    private final int size;
    private final int most;
    private long position;
    private long line;

    /**
     * @param position where the rows begin
     * @param size rows of a batch
     * @param most characters of a batch, which ends earlier where its rows are long
     */
    BatchReader(RowReader rows, RowCheck check, long position, long line, int size, int most) {
        this.rows = rows;
        this.check = check;
        this.position = position;
        this.line = line;
        this.size = size;
        this.most = most;
    }

    /** @param beforeEach is done before each row, since one may take long to read */
    ImportBatch next(Runnable beforeEach) throws IOException {
        List<ReadyRow> ready = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        long from = position;
        long characters = 0;
        long looked = 0;
        while (looked < size && characters < most) {
            beforeEach.run();
            Optional<RawRow> row = rows.next();
            if (row.isEmpty()) {
                return new ImportBatch(ready, refused, from, position, line, true);
            }
            switch (check.check(row.get())) {
                case RowCheck.Checked.Ready(ReadyRow good) -> ready.add(good);
                case RowCheck.Checked.Refused(RefusedRow bad) -> refused.add(bad);
                case RowCheck.Checked.Blank() -> {}
            }
            position = row.get().end();
            line = row.get().nextLine();
            characters += row.get().text().length();
            looked++;
        }
        return new ImportBatch(ready, refused, from, position, line, false);
    }
}
