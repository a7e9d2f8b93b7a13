package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.ImportCounts;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.events.StoredPayload;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes in files of contacts, and the wish to end their import. A file is stored as it comes, whatever its size. Blocks. */
@Component
public final class ImportIntake {

    private static final Logger log = LoggerFactory.getLogger(ImportIntake.class);
    private static final String CSV = "text/csv";

    private final ContactImports imports;
    private final CampaignCheck campaigns;
    private final ObjectStorage storage;
    private final ImportSettings settings;
    private final Clock clock;

    ImportIntake(
            ContactImports imports,
            CampaignCheck campaigns,
            ObjectStorage storage,
            ImportSettings settings,
            Clock clock) {
        this.imports = imports;
        this.campaigns = campaigns;
        this.storage = storage;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who asks for what.
     *
     * @param size as it was announced
     * @param key the client's Idempotency-Key
     */
    public record Request(Caller caller, ImportOptions options, Optional<Long> size, Optional<String> key) {}

    /**
     * What a request came to.
     *
     * @param isNew false: it repeats an earlier request, whose import this is, and nothing is imported for it
     */
    public record Asked(ContactImport order, boolean isNew) {}

    /**
     * An import that waits for its turn, or the one that a repetition of a request means: one with the same key, or without
     * a key the same file and options, unless that one failed or was cancelled.
     *
     * @throws ProblemException 400 where the file's header is not understood, 413, 408 where it does not arrive whole, 422
     *     where the key was used for something else, 503 where it cannot be stored; 404, 403, 422 where its campaign does
     *     not take its contacts
     */
    public Asked request(Request request, InputStream body) {
        DataSize largest = settings.maxSize();
        if (request.size().filter(size -> size > largest.toBytes()).isPresent()) {
            throw ReceivedFile.tooLarge(largest);
        }
        String id = new ObjectId().toHexString();
        try {
            ReceivedFile received = new ReceivedFile(body, largest);
            StoredPayload file = storage.store(ObjectKey.of("contact-imports", id + ".csv"), CSV, received);
            boolean kept = false;
            try {
                StoredFile source = new StoredFile(storage, file);
                FileFormat format = new FormatDetection(source, received.encoding(), settings.longestRow())
                        .format(request.options().mapping());
                ContactImport asked =
                        once(queued(id, request, file, format), RequestKey.of(request, file), request.caller());
                kept = asked.id().equals(id);
                return new Asked(asked, kept);
            } finally {
                if (!kept) {
                    discard(file);
                }
            }
        } catch (IOException away) {
            ProblemException problem = new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "storage-unavailable",
                    "The file cannot be stored at the moment. Send it again in a few seconds.");
            problem.initCause(away);
            throw problem;
        }
    }

    /**
     * It ends before its next batch; what was imported stays.
     *
     * @throws ProblemException 404, 409 where it is over otherwise
     */
    public ContactImport cancel(String id) {
        ContactImport asked = imports.requestCancel(id)
                .or(() -> imports.find(id))
                .orElseThrow(() -> ProblemException.notFound("contact-import", id));
        if (asked.state() == ImportState.DONE || asked.state() == ImportState.FAILED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "import-is-over",
                    "The import is " + asked.state().text() + " already.");
        }
        return asked;
    }

    /** A repetition is answered as the first request was, whatever has become of the campaign since. */
    private ContactImport once(ContactImport order, String key, Caller caller) {
        while (true) {
            Optional<ContactImport> known = imports.withKey(key);
            if (known.isPresent()) {
                return repeated(known.get(), order);
            }
            campaigns.check(order.options(), caller);
            if (imports.insert(order, key)) {
                return order;
            }
        }
    }

    private static ContactImport repeated(ContactImport known, ContactImport asked) {
        if (!known.file().sha256().equals(asked.file().sha256())
                || !known.options().equals(asked.options())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another import. Take a new one for each thing to be done.");
        }
        return known;
    }

    private ContactImport queued(String id, Request request, StoredPayload file, FileFormat format) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ContactImport(
                id,
                1,
                ImportState.QUEUED,
                request.caller().subject(),
                CampaignCheck.onlyDraft(request.options(), request.caller()),
                request.options(),
                file,
                format,
                format.headerEnd(),
                format.firstLine(),
                ImportCounts.NONE,
                CampaignCounts.NONE,
                false,
                now,
                now,
                Optional.empty(),
                Optional.empty());
    }

    private void discard(StoredPayload file) {
        try {
            storage.delete(file.location());
        } catch (IOException stays) {
            log.warn("{} belongs to no import and could not be deleted", file.location(), stays);
        }
    }
}
