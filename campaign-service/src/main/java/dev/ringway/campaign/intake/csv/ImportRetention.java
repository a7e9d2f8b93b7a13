package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.campaign.store.ImportRows;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes imports after their time: the file first, so that none is left that nobody knows of. */
@Component
final class ImportRetention {

    private static final int TOGETHER = 100;

    private final ContactImports imports;
    private final ImportRows rows;
    private final ObjectStorage storage;
    private final ImportSettings settings;
    private final Clock clock;

    ImportRetention(
            ContactImports imports, ImportRows rows, ObjectStorage storage, ImportSettings settings, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.storage = storage;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        Instant time = clock.instant().minusSeconds(settings.keptSeconds());
        List<ContactImport> old = imports.endedBefore(time, TOGETHER);
        while (!old.isEmpty()) {
            old.forEach(order -> remove(order, turn));
            old = imports.endedBefore(time, TOGETHER);
        }
    }

    private void remove(ContactImport order, Turn turn) {
        turn.keep();
        try {
            storage.delete(order.file().location());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
        while (!rows.deleteSomeRefused(order.id())) {
            turn.keep();
        }
        imports.delete(order.id());
    }
}
