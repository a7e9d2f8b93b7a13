package dev.ringway.callstore.intake;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.ErasureRepository;
import dev.ringway.callstore.store.LinkRepository;
import dev.ringway.callstore.store.PendingFactRepository;
import dev.ringway.callstore.store.RecordingRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** All that takes reports in, over one database, at a time shortly after the reports of {@link Reports}. */
record Intakes(ReportIntake reports, LinkIntake links, PendingFacts pending, NameSpreading spreading, Erasing erasing) {

    static final Duration KEPT = Duration.ofDays(90);

    static Intakes on(MongoDatabase database) {
        return on(database, Clock.fixed(Reports.START.plus(Duration.ofHours(1)), ZoneOffset.UTC), false);
    }

    static Intakes on(MongoDatabase database, Clock clock, boolean expiredTaken) {
        return on(database, clock, expiredTaken, (_, _) -> {});
    }

    static Intakes on(MongoDatabase database, Clock clock, LateRefusals lateRefusals) {
        return on(database, clock, true, lateRefusals);
    }

    private static Intakes on(MongoDatabase database, Clock clock, boolean expiredTaken, LateRefusals lateRefusals) {
        CallRepository calls = new CallRepository(database);
        CallEventRepository events = new CallEventRepository(database);
        LinkRepository linked = new LinkRepository(database);
        CallFolding folding = new CallFolding(calls, new KnownLinks(linked), clock);
        WhichCall whichCall = new WhichCall(calls, linked);
        PendingFactRepository facts = new PendingFactRepository(database);
        Erasing erasing = new Erasing(new ErasureRepository(database), events, facts, clock);
        KeptReports kept = new KeptReports(
                events, new RecordingFolding(new RecordingRepository(database), clock), folding, erasing, clock);
        PendingFacts pending = new PendingFacts(facts, kept, whichCall, lateRefusals, erasing, clock);
        ReportIntake reports = new ReportIntake(
                kept,
                folding,
                pending,
                whichCall,
                new IntakeSettings(KEPT.toSeconds(), expiredTaken, Duration.ofSeconds(10), Duration.ofMinutes(5), 20),
                clock);
        NameSpreading spreading = new NameSpreading(linked, calls, reports, clock);
        return new Intakes(
                reports, new LinkIntake(linked, calls, reports, spreading, clock), pending, spreading, erasing);
    }
}
