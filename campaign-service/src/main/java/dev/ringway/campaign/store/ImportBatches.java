package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.imports.BatchOutcome;
import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportBatch;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.imports.ReadyRow;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes what becomes of a batch, and how far the import is, as one: a batch counts whole and once, whoever dies or comes
 * in between. Blocks.
 */
@Component
public class ImportBatches {

    private static final FindOneAndUpdateOptions CHANGED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> imports;
    private final ImportRows rows;
    private final CampaignAdmission admission;
    private final CampaignContactRefresh refresh;
    private final Transactions transactions;
    private final Clock clock;

    public ImportBatches(
            MongoDatabase database,
            ImportRows rows,
            CampaignAdmission admission,
            CampaignContactRefresh refresh,
            Transactions transactions,
            Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.imports = database.getCollection("contactImports");
        this.rows = rows;
        this.admission = admission;
        this.refresh = refresh;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a campaign makes of the contacts of a batch.
     *
     * @param newcomers who come into it
     */
    private record Admitted(List<CampaignContact> newcomers, CampaignCounts counts) {

        static final Admitted NOBODY = new Admitted(List.of(), CampaignCounts.NONE);
    }

    /**
     * @param after the import after the batch; empty where it was not at the batch's beginning
     * @param onlyRead ids of contacts that came into the campaign as they were, and were not written
     */
    private record Written(Optional<ContactImport> after, List<String> onlyRead) {}

    /**
     * @param order as it is before the batch
     * @return as it is after it; empty where it is not at the batch's beginning any more, or does not run: another instance
     *     is at it
     */
    public Optional<ContactImport> write(ContactImport order, ImportBatch batch) {
        Written written = transactions.run(session -> write(session, order, batch));
        // One that changed just now was not told of to a campaign that it was not in yet.
        refresh.refresh(written.onlyRead());
        return written.after();
    }

    private Written write(ClientSession session, ContactImport order, ImportBatch batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> numbers =
                batch.ready().stream().map(ReadyRow::phoneNumber).distinct().toList();
        BatchOutcome outcome = BatchOutcome.of(
                batch,
                order.options().onDuplicate(),
                rows.taken(session, order.id(), numbers),
                there(session, numbers));
        ImportedContacts imported = ImportedContacts.of(outcome, now);
        Admitted admitted = order.options()
                .campaignId()
                .map(campaign -> admitted(session, order, campaign, imported.all(), now))
                .orElse(Admitted.NOBODY);
        Optional<ContactImport> after = advance(session, order, batch, outcome, admitted.counts(), now);
        if (after.isEmpty()) {
            return new Written(after, List.of());
        }
        rows.keep(session, order.id(), outcome, now);
        if (order.options().dryRun()) {
            return new Written(after, List.of());
        }
        List<WriteModel<Document>> writes = imported.writes();
        if (!writes.isEmpty()) {
            Mono.from(contacts.bulkWrite(session, writes)).block();
        }
        order.options().campaignId().ifPresent(campaign -> admission.admit(session, campaign, admitted.newcomers()));
        return new Written(after, onlyRead(imported, admitted));
    }

    private Optional<ContactImport> advance(
            ClientSession session,
            ContactImport order,
            ImportBatch batch,
            BatchOutcome outcome,
            CampaignCounts campaign,
            Instant now) {
        return Mono.from(imports.findOneAndUpdate(
                        session,
                        and(
                                eq(new ObjectId(order.id())),
                                eq("state", ImportState.RUNNING.text()),
                                eq("position", batch.from())),
                        Updates.combine(
                                Updates.set("position", batch.end()),
                                Updates.set("line", batch.nextLine()),
                                Updates.set(
                                        "counts",
                                        ImportDocument.counts(order.counts().plus(outcome.counts()))),
                                Updates.set(
                                        "campaignCounts",
                                        ImportDocument.counts(
                                                order.campaignCounts().plus(campaign))),
                                Updates.set("updatedAt", now),
                                Updates.inc("version", 1L)),
                        CHANGED))
                .map(ImportDocument::read)
                .blockOptional();
    }

    private Map<String, Contact> there(ClientSession session, List<String> numbers) {
        return Flux.from(contacts.find(session, in("phoneNumber", numbers)))
                .map(ContactDocument::read)
                .collectMap(contact -> contact.fields().phoneNumber())
                .blockOptional()
                .orElseThrow();
    }

    private Admitted admitted(
            ClientSession session, ContactImport order, String campaignId, List<Contact> imported, Instant now) {
        List<CampaignContact> newcomers = admission.newcomers(session, campaignId, imported, now);
        long already = (long) imported.size() - newcomers.size();
        if (!admission.isOpen(session, campaignId, order.onlyDraft())) {
            return new Admitted(List.of(), new CampaignCounts(0, 0, already, newcomers.size()));
        }
        long suppressed = newcomers.stream()
                .filter(member -> member.status() == ContactState.SUPPRESSED)
                .count();
        return new Admitted(newcomers, new CampaignCounts(newcomers.size(), suppressed, already, 0));
    }

    /** Whoever changes a contact that this transaction writes does it before, and it is done anew, or after it. */
    private static List<String> onlyRead(ImportedContacts imported, Admitted admitted) {
        Set<String> newcomers =
                admitted.newcomers().stream().map(CampaignContact::contactId).collect(Collectors.toSet());
        return imported.unchanged().stream()
                .map(Contact::id)
                .filter(newcomers::contains)
                .toList();
    }
}
