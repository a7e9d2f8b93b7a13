package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.campaign.store.ImportRows;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes imports after their time: the file first, so that none is left that nobody knows of. */
@Component
final class ImportRetention {

    private static final Logger log = LoggerFactory.getLogger(ImportRetention.class);
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

    /** One whose file cannot be deleted stays, and is tried again the next time; it holds up no other. */
    void run(Turn turn) {
        Instant time = clock.instant().minusSeconds(settings.keptSeconds());
        Optional<String> after = Optional.empty();
        List<ContactImport> old = imports.endedBefore(time, after, TOGETHER);
        while (!old.isEmpty()) {
            old.forEach(order -> remove(order, turn));
            after = Optional.of(old.getLast().id());
            old = imports.endedBefore(time, after, TOGETHER);
        }
    }

    private void remove(ContactImport order, Turn turn) {
        turn.keep();
        try {
            storage.delete(order.file().location());
        } catch (IOException away) {
            log.warn(
                    "Import {}: its file {} cannot be deleted",
                    order.id(),
                    order.file().location(),
                    away);
            return;
        }
        while (!rows.deleteSomeRefused(order.id())) {
            turn.keep();
        }
        imports.delete(order.id());
    }
}
