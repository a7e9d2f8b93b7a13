package dev.ringway.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.outbox.OutboxState.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxTest {

    private final Calls calls = new Calls();
    private final PublishedCalls published = new PublishedCalls(calls.prefix);

    @BeforeAll
    static void startServers() {
        LocalServers.mongodb();
        LocalServers.kafka();
    }

    @AfterEach
    void close() {
        published.close();
        calls.close();
    }

    @Test
    void everyChangeOfACallIsPublishedInOrderWithoutItsLargeFields() {
        try (Instance instance = new Instance(calls.database)) {
            eventually().until(() -> instance.is(Phase.LEADING));
            String sid = calls.sid(1);
            calls.insert(sid);
            eventually().until(() -> published.versionsOf(sid).equals(List.of(1L)));
            calls.update(sid);
            eventually().until(() -> published.versionsOf(sid).equals(List.of(1L, 2L)));
            calls.update(sid);
            eventually().until(() -> published.versionsOf(sid).equals(List.of(1L, 2L, 3L)));
            calls.delete(sid);
            eventually().until(() -> published.versionsOf(sid).equals(List.of(1L, 2L, 3L, PublishedCalls.DELETED)));
        }
        assertThat(published.all()).allSatisfy(one -> {
            if (one instanceof Event<?> event && event.data() instanceof CallChanged changed) {
                assertThat(changed.tags()).containsExactly("url");
            }
        });
    }

    @Test
    void aRestartMissesNothingAndRepeatsNothing() {
        try (Instance first = new Instance(calls.database)) {
            calls(0, 30).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 30)));
            assertThat(first.state.lastFailure()).isEmpty();
        }
        int before = published.all().size();
        calls(30, 60).forEach(calls::insert);
        calls(0, 10).forEach(calls::update);

        try (Instance second = new Instance(calls.database)) {
            eventually().until(() -> published.keys().equals(sids(0, 60)));
            eventually().until(() -> published.all().size() >= before + 40);
            assertThat(second.state.republicationCount()).isZero();
        }
        assertThat(published.all()).hasSize(before + 40);
        assertThat(published.newestVersions()).containsEntry(calls.sid(9), 2L);
    }

    @Test
    void aCrashAfterTheCommitAndBeforeThePositionIsStoredRepeatsTheBatchAndMissesNothing() {
        Instance doomed = new Instance(calls.database, database -> new ResumeTokens(database) {
            @Override
            void store(String collection, Position position, long leaseToken) {
                if (position instanceof Position.After) {
                    throw new Crash();
                }
                super.store(collection, position, leaseToken);
            }
        });
        eventually().until(() -> doomed.is(Phase.LEADING));
        calls(0, 5).forEach(calls::insert);
        eventually().until(doomed::dead);
        calls(5, 25).forEach(calls::insert);

        try (Instance next = new Instance(calls.database)) {
            eventually().until(() -> published.keys().equals(sids(0, 25)));
            assertThat(next.state.republicationCount()).isZero();
        }
        assertThat(published.versionsOf(calls.sid(0))).containsExactly(1L, 1L);
        doomed.close();
    }

    @Test
    void oneInstanceLeadsAndAnotherTakesOverWhenItDies() {
        Instance doomed = new Instance(calls.database, CrashesOnDemand::new);
        eventually().until(() -> doomed.is(Phase.LEADING));
        try (Instance next = new Instance(calls.database)) {
            eventually().until(() -> next.is(Phase.FOLLOWING));
            calls(0, 5).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 5)));
            assertThat(next.is(Phase.FOLLOWING)).isTrue();

            CrashesOnDemand.crash = true;
            calls(5, 15).forEach(calls::insert);

            eventually().until(() -> next.is(Phase.LEADING));
            assertThat(doomed.dead()).isTrue();
            eventually().until(() -> published.keys().equals(sids(0, 15)));
        } finally {
            CrashesOnDemand.crash = false;
            doomed.close();
        }
    }

    @Test
    void aLeaderThatSleptThroughItsLeaseStepsDownAndLeavesThePositionAlone() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        Instance sleeper = new Instance(calls.database, database -> new ResumeTokens(database) {
            @Override
            void store(String collection, Position position, long leaseToken) {
                if (position instanceof Position.After && asleep.getCount() > 0) {
                    asleep.countDown();
                    awaitQuietly(awake);
                }
                super.store(collection, position, leaseToken);
            }
        });
        eventually().until(() -> sleeper.is(Phase.LEADING));
        calls.insert(calls.sid(0));
        asleep.await();

        try (Instance next = new Instance(calls.database)) {
            eventually().until(() -> next.is(Phase.LEADING));
            calls(1, 20).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 20)));
            long leaseToken = calls.storedPosition().getLong("leaseToken");

            awake.countDown();

            eventually().until(() -> sleeper.is(Phase.FOLLOWING));
            assertThat(calls.storedPosition().getLong("leaseToken")).isEqualTo(leaseToken);
            assertThat(next.is(Phase.LEADING)).isTrue();
        } finally {
            sleeper.close();
        }
    }

    @Test
    void aStaleLeaderCannotCommit() {
        ProducerRecord<String, byte[]> late = new ProducerRecord<>(
                Calls.PUBLISHED.topic().name(), calls.sid(0), "late".getBytes(StandardCharsets.UTF_8));
        try (TransactionalProducer stale =
                new TransactionalProducer(Instance.KAFKA, "outbox-fenced", Instance.SETTINGS)) {
            stale.begin(List.of(late));
            try (TransactionalProducer next =
                    new TransactionalProducer(Instance.KAFKA, "outbox-fenced", Instance.SETTINGS)) {
                assertThatThrownBy(stale::commit).isInstanceOf(ProducerFencedException.class);
                next.publish(
                        List.of(new ProducerRecord<>(Calls.PUBLISHED.topic().name(), calls.sid(1), null)));
            }
        }
        eventually().until(() -> published.keys().contains(calls.sid(1)));
        assertThat(published.keys()).doesNotContain(calls.sid(0));
    }

    @Test
    void whatChangesWhileKafkaIsAwayIsPublishedWhenItIsBack() {
        try (Instance instance = new Instance(calls.database)) {
            calls.insert(calls.sid(0));
            eventually().until(() -> published.keys().equals(sids(0, 1)));
            LocalServers.kafka().kill();
            try {
                calls(1, 25).forEach(calls::insert);
                eventually().until(() -> instance.is(Phase.FAILING));
                assertThat(instance.state.lagSeconds()).isPositive();
            } finally {
                LocalServers.kafka().start();
            }
            eventually().until(() -> published.keys().equals(sids(0, 25)));
            eventually().until(() -> instance.state.lastFailure().isEmpty());
            assertThat(instance.state.republicationCount()).isEqualTo(1);
        }
    }

    @Test
    void aStopOfMongoDBIsSurvived() {
        try (Instance instance = new Instance(calls.database)) {
            calls(0, 5).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 5)));
            LocalServers.mongodb().kill();
            try {
                eventually().until(() -> instance.is(Phase.FAILING));
            } finally {
                LocalServers.mongodb().start();
            }
            calls(5, 25).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 25)));
            assertThat(instance.state.republicationCount()).isEqualTo(1);
        }
    }

    static Stream<Document> malformedTokens() {
        return Stream.of(
                new Document("_data", "nonsense"),
                new Document("_data", "82"),
                new Document("data", "8265"),
                new Document("_data", 7));
    }

    @ParameterizedTest
    @MethodSource("malformedTokens")
    void afterAMalformedPositionEverythingIsPublishedAgainAndDeletionsToo(Document malformed) {
        assertEverythingIsPublishedAgainAfter(malformed);
    }

    @Test
    void afterAPositionThatTheServerDoesNotKnowEverythingIsPublishedAgainAndDeletionsToo() {
        assertEverythingIsPublishedAgainAfter(calls.tokenOfAnotherCollection());
    }

    private void assertEverythingIsPublishedAgainAfter(Document lost) {
        try (Instance first = new Instance(calls.database)) {
            eventually().until(() -> first.is(Phase.LEADING));
            calls(0, 25).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 25)));
            assertThat(first.state.republicationCount()).isEqualTo(1);
        }
        int before = published.all().size();
        calls.delete(calls.sid(3));
        calls.setToken(lost);

        try (Instance second = new Instance(calls.database)) {
            eventually().until(() -> published.all().size() >= before + 25);
            assertThat(second.state.republicationCount()).isEqualTo(1);
            calls.insert(calls.sid(99));
            eventually().until(() -> published.keys().contains(calls.sid(99)));
        }
        assertThat(published.versionsOf(calls.sid(3))).containsExactly(1L, PublishedCalls.DELETED);
        assertThat(published.versionsOf(calls.sid(24))).containsExactly(1L, 1L);
        assertThat(published.versionsOf(calls.sid(99))).containsExactly(1L);
    }

    @Test
    void aRepublicationThatWasInterruptedGoesOnWhereItWas() {
        calls(0, 45).forEach(calls::insert);
        Instance doomed = new Instance(calls.database, database -> new ResumeTokens(database) {
            @Override
            void store(String collection, Position position, long leaseToken) {
                super.store(collection, position, leaseToken);
                if (position instanceof Position.Republishing begun
                        && begun.last().equals(Optional.of(calls.sid(19)))) {
                    throw new Crash();
                }
            }
        });
        eventually().until(doomed::dead);
        calls.update(calls.sid(2));

        try (Instance next = new Instance(calls.database)) {
            eventually().until(() -> published.keys().equals(sids(0, 45)));
            eventually().until(() -> published.versionsOf(calls.sid(2)).equals(List.of(1L, 2L)));
            assertThat(next.state.republicationCount()).isZero();
        } finally {
            doomed.close();
        }
        assertThat(published.all()).hasSize(46);
    }

    @Test
    void aDroppedCollectionIsPublishedAnewFromItsSuccessor() {
        try (Instance instance = new Instance(calls.database)) {
            calls(0, 3).forEach(calls::insert);
            eventually().until(() -> published.keys().equals(sids(0, 3)));

            calls.drop();
            calls(3, 6).forEach(calls::insert);

            eventually().until(() -> published.keys().equals(sids(0, 6)));
            eventually().until(() -> instance.state.republicationCount() == 2);
            calls.update(calls.sid(4));
            eventually().until(() -> published.newestVersions().get(calls.sid(4)) == 2L);
        }
    }

    private Stream<String> calls(int from, int to) {
        return IntStream.range(from, to).mapToObj(calls::sid);
    }

    private Set<String> sids(int from, int to) {
        return calls(from, to).collect(Collectors.toSet());
    }

    private static ConditionFactory eventually() {
        return await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As kill -9 does it: nothing is tidied up, the lease stays. */
    private static final class Crash extends Error {}

    private static final class CrashesOnDemand extends ResumeTokens {
        static volatile boolean crash;

        CrashesOnDemand(MongoDatabase database) {
            super(database);
        }

        @Override
        void store(String collection, Position position, long leaseToken) {
            if (crash) {
                throw new Crash();
            }
            super.store(collection, position, leaseToken);
        }
    }
}
