package dev.ringway.callstore.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Histories;
import dev.ringway.callstore.call.Known;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFold;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.Correlation;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallStoreDatabase;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.callstore.store.RecordingRepository;
import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reports of every kind, attempts, contacts and agents in any order, in batches, again and again, with a service that dies
 * between and within its writes: the stored calls are what all of it in order makes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeHistoriesTest {

    private static final int CALLS = 40;
    private static final List<String> AGENTS = List.of("agent-1", "agent-2");

    @AutoClose
    private final CallStoreDatabase store = new CallStoreDatabase();

    @BeforeEach
    void empty() {
        store.empty();
    }

    /** What one poll of a topic brings. */
    private sealed interface Delivery {
        record OfReports(List<? extends Event<?>> batch) implements Delivery {}

        record OfAttempts(List<Attempt> batch) implements Delivery {}

        record OfNames(List<Named> batch) implements Delivery {}

        /** No topic's: the look that is had every few minutes at what waits. */
        record Sweep() implements Delivery {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endAsInOrderWhateverHappensOnTheWay(long seed) {
        Random random = new Random(seed);
        List<Report> reports = new ArrayList<>();
        IntStream.range(0, CALLS)
                .forEach(call -> reports.addAll(new Histories(random, sid(call), Optional.of(attemptId(call)))
                        .reports(3 + random.nextInt(10))));
        List<Attempt> attempts = IntStream.range(0, CALLS)
                .boxed()
                .flatMap(
                        call -> Stream.of(attempt(call, 1, Optional.empty()), attempt(call, 2, Optional.of(sid(call)))))
                .toList();
        List<Named> names = Stream.concat(
                        IntStream.range(0, CALLS)
                                .mapToObj(WholeHistoriesTest::contactId)
                                .flatMap(id -> versions(Named.Kind.CONTACT, id)),
                        AGENTS.stream().flatMap(id -> versions(Named.Kind.AGENT, id)))
                .toList();
        List<Delivery> deliveries = new ArrayList<>();
        batches(reports.stream().map(Report::event).toList(), random)
                .forEach(batch -> deliveries.add(new Delivery.OfReports(batch)));
        batches(attempts, random).forEach(batch -> deliveries.add(new Delivery.OfAttempts(batch)));
        batches(names.stream().filter(one -> one.kind() == Named.Kind.CONTACT).toList(), random)
                .forEach(batch -> deliveries.add(new Delivery.OfNames(batch)));
        batches(names.stream().filter(one -> one.kind() == Named.Kind.AGENT).toList(), random)
                .forEach(batch -> deliveries.add(new Delivery.OfNames(batch)));
        Collections.shuffle(deliveries, random);

        InterruptedDatabase database = new InterruptedDatabase(store.database());
        database.crash(() -> random.nextInt(6) == 0);
        Intakes intakes = Intakes.on(database.database());
        deliveries.forEach(delivery -> {
            deliver(intakes, delivery);
            if (random.nextInt(4) == 0) {
                deliver(intakes, deliveries.get(random.nextInt(deliveries.indexOf(delivery) + 1)));
            }
        });

        // A call that only a conversation tells of, of an attempt that came later, is found by this.
        deliver(intakes, new Delivery.Sweep());

        List<Report> found = found(reports);
        assertThat(calls()).isEqualTo(expected(found));
        assertThat(recordings()).isEqualTo(expectedRecordings(found));
        assertThat(ids("callEvents")).containsExactlyInAnyOrderElementsOf(eventIds(found));
        assertThat(ids("pendingFacts"))
                .containsExactlyInAnyOrderElementsOf(eventIds(reports.stream()
                        .filter(report -> !found.contains(report))
                        .toList()));
        assertThat(refolded(found)).isEqualTo(folded(found));
    }

    /** Until it is done: what a listener does whose batch failed. */
    private static void deliver(Intakes intakes, Delivery delivery) {
        for (boolean done = false; !done; ) {
            try {
                switch (delivery) {
                    case Delivery.OfReports(List<? extends Event<?>> batch) ->
                        intakes.reports().take(batch);
                    case Delivery.OfAttempts(List<Attempt> batch) ->
                        assertThat(intakes.links().attempts(batch)).isEmpty();
                    case Delivery.OfNames(List<Named> batch) ->
                        assertThat(intakes.links().names(batch)).isEmpty();
                    case Delivery.Sweep() -> intakes.pending().sweep(7, () -> {});
                }
                done = true;
            } catch (MongoException crashed) {
                done = false;
            }
        }
    }

    private static <T> List<List<T>> batches(List<T> all, Random random) {
        List<T> arrival = new ArrayList<>(all);
        Collections.shuffle(arrival, random);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < arrival.size(); ) {
            int to = Math.min(arrival.size(), from + 1 + random.nextInt(20));
            batches.add(List.copyOf(arrival.subList(from, to)));
            from = to;
        }
        return batches;
    }

    /** What names a call, or shares a conversation with what does. */
    private static List<Report> found(List<Report> reports) {
        Set<String> conversations = new HashSet<>();
        List<Report> found = new ArrayList<>();
        for (int before = -1; before < found.size(); ) {
            before = found.size();
            found.clear();
            for (Report report : reports) {
                if (!(report.event().data() instanceof ElevenLabsEvent event)) {
                    found.add(report);
                    continue;
                }
                Correlation correlation = Correlation.of(event);
                Optional<String> conversation = correlation.conversationId();
                if (correlation.attemptId().isPresent()
                        || conversation.filter(conversations::contains).isPresent()) {
                    conversation.ifPresent(conversations::add);
                    found.add(report);
                }
            }
        }
        return found;
    }

    private static Map<String, Call> folded(List<Report> reports) {
        return reports.stream().collect(Collectors.groupingBy(Report::callSid)).values().stream()
                .map(ofOneCall -> CallFold.fold(Optional.empty(), ofOneCall))
                .collect(Collectors.toMap(Call::sid, Function.identity()));
    }

    private Map<String, Call> refolded(List<Report> reports) {
        ReportCodec codec = new ReportCodec();
        CallEventRepository events = new CallEventRepository(store.database());
        return folded(reports.stream()
                .map(Report::callSid)
                .distinct()
                .flatMap(sid -> events.of(sid).toStream())
                .map(event -> codec.read(event).orElseThrow())
                .toList());
    }

    private static Map<String, Call> expected(List<Report> reports) {
        Map<String, Call> calls = folded(reports);
        IntStream.range(0, CALLS)
                .forEach(number -> calls.computeIfPresent(sid(number), (sid, told) -> {
                    Attempt attempt = attempt(number, 2, Optional.of(sid));
                    Known known = new Known(
                            attempt.attemptNumber(),
                            attempt.campaignId(),
                            attempt.contactId(),
                            attempt.contactId().flatMap(id -> newest(Named.Kind.CONTACT, id)),
                            attempt.agentId(),
                            Optional.empty());
                    Call call = CallFold.linked(told, attempt.attemptId()).with(known);
                    return call.with(new Known(
                            known.attemptNumber(),
                            known.campaignId(),
                            known.contactId(),
                            known.contactName(),
                            known.agentId(),
                            call.agentId().flatMap(id -> newest(Named.Kind.AGENT, id))));
                }));
        return calls;
    }

    private static Map<String, Recording> expectedRecordings(List<Report> reports) {
        return reports.stream()
                .filter(report -> RecordingFold.toldBy(report).isPresent())
                .collect(Collectors.groupingBy(
                        report -> RecordingFold.toldBy(report).orElseThrow().recordingSid()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> RecordingFold.fold(Optional.empty(), entry.getValue())));
    }

    private Map<String, Call> calls() {
        return new CallRepository(store.database())
                .find(ids("calls")).values().stream()
                        .map(StoredCall::call)
                        .collect(Collectors.toMap(Call::sid, Function.identity()));
    }

    private Map<String, Recording> recordings() {
        return new RecordingRepository(store.database())
                .find(ids("recordings")).values().stream()
                        .map(StoredRecording::recording)
                        .collect(Collectors.toMap(Recording::recordingSid, Function.identity()));
    }

    private List<String> ids(String collection) {
        return store.all(collection).stream()
                .map((Document document) -> document.getString("_id"))
                .toList();
    }

    private static List<String> eventIds(Collection<Report> reports) {
        return reports.stream().map(report -> report.event().id()).toList();
    }

    private static Stream<Named> versions(Named.Kind kind, String id) {
        return Stream.of(1L, 2L, 3L).map(version -> new Named(kind, id, version, name(kind, id, version)));
    }

    private static Optional<String> newest(Named.Kind kind, String id) {
        return name(kind, id, 3);
    }

    /** Every third contact loses its name in the end. */
    private static Optional<String> name(Named.Kind kind, String id, long version) {
        return version == 3 && id.hashCode() % 3 == 0
                ? Optional.empty()
                : Optional.of(kind.text() + " " + id + " of " + version);
    }

    private static Attempt attempt(int call, long version, Optional<String> callSid) {
        return new Attempt(
                attemptId(call),
                version,
                Optional.of("campaign-" + call % 3),
                Optional.of(contactId(call)),
                Optional.of("at the time"),
                Optional.of(1 + call % 4),
                Optional.of(AGENTS.get(call % 2)),
                callSid);
    }

    private static String sid(int call) {
        return "CA%032x".formatted(call);
    }

    private static String attemptId(int call) {
        return "attempt-" + call;
    }

    private static String contactId(int call) {
        return "contact-" + call % 25;
    }
}
