package dev.ringway.campaign.intake.csv;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.ImportBatch;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.imports.RowReader;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.campaign.store.ImportBatches;
import dev.ringway.campaign.store.ImportRows;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.jobs.TurnOverException;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works off the imports that were asked for, one after the other. Each batch of rows is written together with how far the
 * import is, so one whose instance dies goes on where it was.
 */
@Component
final class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int VALIDATION_FAILURE = 121;
    private static final int CHARACTERS_OF_A_BATCH = 4 << 20;

    private final ContactImports imports;
    private final ImportBatches batches;
    private final ImportRows rows;
    private final ObjectStorage storage;
    private final ContactReader reader;
    private final ImportTelling telling;
    private final ImportSettings settings;

    ImportRun(
            ContactImports imports,
            ImportBatches batches,
            ImportRows rows,
            ObjectStorage storage,
            ContactReader reader,
            ImportTelling telling,
            ImportSettings settings) {
        this.imports = imports;
        this.batches = batches;
        this.rows = rows;
        this.storage = storage;
        this.reader = reader;
        this.telling = telling;
        this.settings = settings;
    }

    /**
     * Does what was asked for and is not over, also what another instance has begun and left. One that fails does not hold
     * up the next; its failure is thrown after all of them.
     */
    void runRequested(Turn turn) {
        List<RuntimeException> failures = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        attempt("End of an import", this::tellEnds, failures);
        for (Optional<ContactImport> next = next(tried); next.isPresent(); next = next(tried)) {
            ContactImport order = next.get();
            attempt("Import " + order.id(), () -> run(order, turn), failures);
            attempt("End of an import", this::tellEnds, failures);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void attempt(String what, Runnable step, List<RuntimeException> failures) {
        try {
            step.run();
        } catch (TurnOverException over) {
            throw over;
        } catch (RuntimeException failure) {
            log.atWarn()
                    .setCause(failure instanceof MongoException ? null : failure)
                    .log("{} did not get on: {}", what, failure.getClass().getSimpleName());
            failures.add(failure);
        }
    }

    private Optional<ContactImport> next(Set<String> tried) {
        return imports.unfinished().stream()
                .filter(order -> tried.add(order.id()))
                .findFirst();
    }

    private void run(ContactImport asked, Turn turn) {
        Optional<ContactImport> started = imports.start(asked.id());
        try {
            if (started.isPresent()) {
                work(started.get(), turn);
            }
        } catch (ObjectNotFoundException gone) {
            log.warn("Import {}: its file {} is gone", asked.id(), asked.file().location());
            end(asked, ImportState.FAILED, Optional.of("the file is gone"), turn);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (TurnOverException | UncheckedIOException notNow) {
            // stays unfinished, and goes on where it is
            throw notNow;
        } catch (MongoException failure) {
            if (isRefusal(failure)) {
                end(asked, ImportState.FAILED, Optional.of("the database refused a contact"), turn);
            }
            throw failure;
        } catch (RuntimeException defect) {
            end(asked, ImportState.FAILED, Optional.of(defect.getClass().getSimpleName()), turn);
            throw defect;
        }
    }

    /** By a validator: it would be refused for ever. */
    private static boolean isRefusal(MongoException failure) {
        return failure.getCode() == VALIDATION_FAILURE
                || (failure instanceof MongoBulkWriteException bulk
                        && bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() == VALIDATION_FAILURE));
    }

    private void work(ContactImport started, Turn turn) throws IOException {
        FileFormat format = started.format();
        RowCheck check = new RowCheck(reader, format, started.options(), settings.longestRow());
        try (RowReader file = new RowReader(
                new StoredFile(storage, started.file()),
                format.encoding(),
                format.delimiter(),
                started.position(),
                started.line(),
                settings.longestRow())) {
            BatchReader from = new BatchReader(
                    file, check, started.position(), started.line(), settings.batch(), CHARACTERS_OF_A_BATCH);
            work(started, from, turn);
        }
    }

    private void work(ContactImport started, BatchReader from, Turn turn) throws IOException {
        ContactImport order = started;
        while (!order.cancelRequested()) {
            ImportBatch batch = from.next(turn::keep);
            Optional<ContactImport> after = batches.write(order, batch);
            if (after.isEmpty()) {
                log.info("Import {} is another instance's by now, or over", order.id());
                return;
            }
            order = after.get();
            if (batch.last()) {
                end(order, ImportState.DONE, Optional.empty(), turn);
                return;
            }
            telling.progress(order);
        }
        end(order, ImportState.CANCELLED, Optional.empty(), turn);
    }

    private void end(ContactImport order, ImportState state, Optional<String> problem, Turn turn) {
        boolean none = false;
        while (!none) {
            turn.keep();
            none = rows.deleteSomeNumbers(order.id());
        }
        imports.end(order.id(), state, problem).ifPresent(ended -> {
            log.info(
                    "Import {} is {}: read {}, created {}, updated {}, unchanged {}, refused {}",
                    ended.id(),
                    ended.state().text(),
                    ended.counts().read(),
                    ended.counts().created(),
                    ended.counts().updated(),
                    ended.counts().unchanged(),
                    ended.counts().refusedRows());
            ended.options()
                    .campaignId()
                    .ifPresent(campaign -> log.info(
                            "Import {}, campaign {}: added {}, of these suppressed {}, already in it {}, too late for it {}",
                            ended.id(),
                            campaign,
                            ended.campaignCounts().added(),
                            ended.campaignCounts().suppressed(),
                            ended.campaignCounts().already(),
                            ended.campaignCounts().over()));
        });
    }

    private void tellEnds() {
        imports.untold().forEach(ended -> {
            telling.end(ended);
            imports.told(ended.id());
        });
    }
}
