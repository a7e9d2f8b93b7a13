package dev.ringway.campaign.intake.csv;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.intake.ContactReader;
import dev.ringway.campaign.store.CampaignAdmission;
import dev.ringway.campaign.store.CampaignContactRefresh;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import dev.ringway.campaign.store.CampaignsDatabase;
import dev.ringway.campaign.store.ContactImports;
import dev.ringway.campaign.store.ImportBatches;
import dev.ringway.campaign.store.ImportRows;
import dev.ringway.campaign.store.PlainFields;
import dev.ringway.campaign.web.RunningCampaigns;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Imports in a database of their own, run by whoever a test wants. */
abstract class OwnImports extends RunningCampaigns {

    static final int ROWS = 300;

    static final Caller AVA = new Caller("ava", Set.of(Role.values()), Instant.MAX, true);

    final CampaignsDatabase store = new CampaignsDatabase();

    @Autowired
    LeasedJobs jobs;

    @Autowired
    ObjectStorage storage;

    @Autowired
    ContactReader reader;

    @Autowired
    EventPublisher publisher;

    @Autowired
    ImportSettings settings;

    @AfterEach
    void close() {
        store.close();
    }

    /** Each tenth number is that of the row before, each fifteenth row has none. */
    static String rows() {
        StringBuilder rows = new StringBuilder("phone,name\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append(i % 15 == 0 ? "none" : number(i % 10 == 0 ? i - 1 : i))
                    .append(",N")
                    .append(i)
                    .append('\n');
        }
        return rows.toString();
    }

    String asked(String file, OnDuplicate onDuplicate) {
        return asked(file, onDuplicate, Optional.empty());
    }

    String asked(String file, OnDuplicate onDuplicate, Optional<String> campaignId) {
        return asked(AVA, file, onDuplicate, campaignId);
    }

    String asked(Caller caller, String file, OnDuplicate onDuplicate, Optional<String> campaignId) {
        ImportIntake intake =
                new ImportIntake(imports(), new CampaignCheck(campaigns()), storage, settings, Clock.systemUTC());
        ImportOptions options = new ImportOptions("US", false, onDuplicate, Map.of(), List.of(), List.of(), campaignId);
        return intake.request(
                        new ImportIntake.Request(caller, options, Optional.empty(), Optional.empty()),
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .order()
                .id();
    }

    ImportRun run(Clock clock) {
        return run(store.database(), new Transactions(store.client()), clock);
    }

    ImportRun run(MongoDatabase database, Transactions transactions, Clock clock) {
        ImportRows rows = new ImportRows(database);
        CampaignCounters counters = new CampaignCounters(database, clock);
        return new ImportRun(
                new ContactImports(database, new CampaignAdmission(database, counters), transactions, clock),
                new ImportBatches(
                        database,
                        rows,
                        new CampaignAdmission(database, counters),
                        new CampaignContactRefresh(database, counters, transactions, clock),
                        transactions,
                        clock),
                rows,
                storage,
                reader,
                new ImportTelling(publisher, clock),
                settings);
    }

    static LeasedJob job(ImportRun run) {
        return new LeasedJob("imports-" + UUID.randomUUID(), Duration.ZERO, run::runRequested);
    }

    ContactImports imports() {
        return new ContactImports(
                store.database(),
                new CampaignAdmission(store.database(), new CampaignCounters(store.database(), Clock.systemUTC())),
                new Transactions(store.client()),
                Clock.systemUTC());
    }

    CampaignRepository campaigns() {
        return new CampaignRepository(
                store.database(),
                new CampaignTransitions(store.database()),
                new CampaignCounters(store.database(), Clock.systemUTC()),
                new Transactions(store.client()),
                Clock.systemUTC());
    }

    String campaign() {
        return campaigns().insert(PlainFields.campaign()).id();
    }

    List<Document> rowsOf(String collection) {
        return Flux.from(store.database().getCollection(collection).find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    static String number(int i) {
        return "+4915113%06d".formatted(i);
    }
}
