package dev.ringway.campaign.lookup;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.campaign.store.ImportRows;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads imports. */
@Component
public final class ImportLookup {

    private static final int FIRST_REFUSED = 50;

    private final ContactImports imports;
    private final ImportRows rows;

    ImportLookup(ContactImports imports, ImportRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    /** Blocks. */
    public Optional<ContactImport> find(String id) {
        return imports.find(id);
    }

    /** The newest first. Blocks. */
    public List<ContactImport> page(Optional<String> after, int limit) {
        return imports.page(after, limit);
    }

    /** The first rows that were refused. Blocks. */
    public List<RefusedRow> firstRefused(String id) {
        return rows.first(id, FIRST_REFUSED);
    }

    /** All rows that were refused, in the order of the file, no faster than they are taken. */
    public Flux<RefusedRow> allRefused(String id, int batchSize) {
        return rows.all(id, batchSize);
    }
}
