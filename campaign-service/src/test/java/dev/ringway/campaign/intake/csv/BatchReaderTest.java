package dev.ringway.campaign.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.FileEncoding;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.ImportBatch;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.imports.RowReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rows taken together, by somebody whose turn it may be no more at any of them. */
class BatchReaderTest extends OwnImports {

    @Test
    void whoReadsIsAskedAtEachRowWhetherItIsStillTheirTurn() throws Exception {
        byte[] file = (number(1) + "\n\n\"\n" + number(2) + "\n").getBytes(StandardCharsets.UTF_8);
        FileFormat format =
                new FileFormat(FileEncoding.UTF_8, ',', List.of(new Column("phone", Column.PHONE_NUMBER)), 0, 1);
        ImportOptions options =
                new ImportOptions("US", false, OnDuplicate.SKIP, Map.of(), List.of(), List.of(), Optional.empty());
        AtomicInteger asked = new AtomicInteger();
        try (RowReader rows = new RowReader(
                offset -> new ByteArrayInputStream(file), FileEncoding.UTF_8, ',', 0, 1, settings.longestRow())) {
            BatchReader batches =
                    new BatchReader(rows, new RowCheck(reader, format, options, 100), 0, 1, 3, Integer.MAX_VALUE);

            ImportBatch batch = batches.next(asked::incrementAndGet);

            assertThat(asked.get()).isEqualTo(3);
            assertThat(batch.ready()).hasSize(1);
            assertThat(batch.refused()).hasSize(1);
            assertThatThrownBy(() -> batches.next(() -> {
                        throw new IllegalStateException("over");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
