package dev.ringway.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.startup.StartRefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

/** The spool with its two threads and a real file; what the broker answers is said by each test. */
class SpoolTest {

    private final List<String> onTopic = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> broker =
            record -> CompletableFuture.failedFuture(new TimeoutException("away"));
    private volatile int partitions = 0;
    private final List<SpoolThreads> running = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void end() throws Exception {
        for (SpoolThreads threads : running) {
            threads.destroy();
        }
    }

    @Test
    void outOfUseItTakesNothing() throws Exception {
        assertThat(spool("1MB").appendBehind(record("a", 1))).isEmpty();
    }

    @Test
    void recordsWaitOnTheDiskUntilTheBrokerHasThemAndThenItGoesOutOfUse() throws Exception {
        Spool spool = spool("1MB");
        spool.append(record("a", 1), "away").join();
        spool.appendBehind(record("a", 2)).orElseThrow().join();
        assertThat(spool.contents().records()).isEqualTo(2);
        assertThat(spool.contents().oldest()).isPresent();
        assertThat(meters.get("ringway.ingest.spool.records").gauge().value()).isEqualTo(2);
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).containsExactly("a1", "a2");
        assertThat(spool.contents().bytes()).isZero();
        assertThat(meters.get("ringway.ingest.spool.drained").counter().count()).isEqualTo(2);
    }

    @Test
    void whatAnEarlierRunLeftComesFirst() throws Exception {
        Spool earlier = spool("1MB");
        earlier.append(record("a", 1), "away").join();
        running.removeFirst().destroy();
        Spool spool = spool("1MB");
        CompletableFuture<Void> next = spool.appendBehind(record("a", 2)).orElseThrow();
        broker = this::acknowledge;
        next.join();
        await().until(() -> !spool.inUse());
        assertThat(onTopic).containsExactly("a1", "a2");
    }

    @Test
    void noRecordOvertakesAnEarlierOneOfItsKeyWhateverTheBrokerLosesWhileRecordsKeepComing() throws Exception {
        Spool spool = spool("10MB");
        broker = record -> ThreadLocalRandom.current().nextInt(4) == 0
                ? CompletableFuture.failedFuture(new TimeoutException("lost"))
                : CompletableFuture.supplyAsync(() -> acknowledge(record).join());
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            for (String key : List.of("a", "b", "c")) {
                kept.add(spool.append(record(key, n), "away"));
            }
        }
        kept.forEach(CompletableFuture::join);
        await().atMost(Duration.ofSeconds(60)).until(() -> !spool.inUse());
        Map<String, List<Integer>> byKey = new HashMap<>();
        onTopic.forEach(text -> byKey.computeIfAbsent(text.substring(0, 1), any -> new ArrayList<>())
                .add(Integer.parseInt(text.substring(1))));
        assertThat(byKey)
                .hasSize(3)
                .allSatisfy((key, numbers) -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, 300).boxed().toList()));
    }

    @Test
    void aRecordThatIsRefusedForEverHoldsNobodyUp() throws Exception {
        Spool spool = spool("1MB");
        broker = record -> text(record).equals("a1")
                ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                : acknowledge(record);
        CompletableFuture.allOf(
                        spool.append(record("a", 1), "away"),
                        spool.append(record("a", 2), "away"),
                        spool.append(record("b", 3), "away"))
                .join();
        await().until(() -> !spool.inUse());
        assertThat(onTopic).containsExactlyInAnyOrder("a2", "b3");
        assertThat(spool.contents().refused()).isEqualTo(1);
        assertThat(spool.contents().bytes()).isPositive();
    }

    @Test
    void aPartitionThatTakesNothingKeepsNoOtherFromItsRecords() throws Exception {
        partitions = 6;
        Spool spool = spool("10MB");
        Lane away = Lane.of("topic", "a", partitions);
        AtomicInteger attempts = new AtomicInteger();
        broker = record -> {
            if (Lane.of("topic", record.key(), partitions).equals(away)) {
                attempts.incrementAndGet();
                return CompletableFuture.failedFuture(new TimeoutException("no leader"));
            }
            return acknowledge(record);
        };
        List<String> stuck = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                String key = String.valueOf(letter);
                (Lane.of("topic", key, partitions).equals(away) ? stuck : others).add(key + n);
                kept.add(spool.append(record(key, n), "away"));
            }
        }
        kept.forEach(CompletableFuture::join);
        assertThat(stuck).isNotEmpty();
        await().untilAsserted(() -> assertThat(onTopic).containsExactlyInAnyOrderElementsOf(others));
        await().until(() -> spool.contents().records() == stuck.size());
        assertThat(spool.inUse()).isTrue();

        // what comes now has its turn as well
        kept.add(spool.append(record(others.getFirst().substring(0, 1), 99), "away"));
        await().until(() -> onTopic.size() == others.size() + 1);
        // one record at a time finds out whether it is back
        assertThat(attempts.get()).isLessThan(stuck.size());
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic.stream().filter(stuck::contains)).containsExactlyInAnyOrderElementsOf(stuck);
        assertThat(onTopic.stream().filter(text -> text.startsWith("a")))
                .isEqualTo(IntStream.range(0, 20).mapToObj(n -> "a" + n).toList());
    }

    /** With a broker that takes its time to fail, as Kafka does. */
    @Test
    void whileAPartitionIsTriedTheOthersAreDrainedAndNewRecordsOfOthersNeedNotWait() throws Exception {
        partitions = 6;
        Spool spool = spool("10MB");
        Lane away = Lane.of("topic", "a", partitions);
        CompletableFuture<Object> never = new CompletableFuture<>();
        broker = record -> Lane.of("topic", record.key(), partitions).equals(away) ? never : acknowledge(record);
        List<CompletableFuture<Void>> kept = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                kept.add(spool.appendRefused(record(String.valueOf(letter), n), "away"));
            }
        }
        kept.forEach(CompletableFuture::join);
        List<String> others = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> String.valueOf((char) letter))
                .filter(key -> !Lane.of("topic", key, partitions).equals(away))
                .toList();
        await().until(() -> spool.contents().records() == 40L * (26 - others.size()));

        assertThat(others).hasSizeBetween(10, 25).allSatisfy(key -> {
            assertThat(spool.appendBehind(record(key, 40))).isEmpty();
            assertThat(spool.isAway(record(key, 40))).isFalse();
        });
        assertThat(spool.appendBehind(record("a", 40))).isPresent();
        spool.appendRefused(record("a", 41), "still away").join();
        ProducerRecord<String, byte[]> neverSeen = record(keyOf(away), 0);
        assertThat(spool.isAway(neverSeen)).isTrue();
        broker = this::acknowledge;
        never.completeExceptionally(new TimeoutException("at last"));
        await().until(() -> !spool.inUse());
        assertThat(spool.isAway(neverSeen)).isFalse();
    }

    private String keyOf(Lane lane) {
        return IntStream.range(0, 1000)
                .mapToObj(n -> "new-" + n)
                .filter(key -> Lane.of("topic", key, partitions).equals(lane))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onAFullDiskRecordsLeaveAndNewOnesAreTakenWhenThereIsRoomAgain() throws Exception {
        SpoolSettings settings = settings(folder, "1MB");
        Spool spool = spool(settings, new SpoolDisk(settings, Clock.systemUTC(), 12));
        List<String> kept = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 1000; n++) {
                        spool.append(record("a", n, 4000), "away").join();
                        kept.add("a" + n);
                    }
                })
                .hasCauseInstanceOf(SpoolFullException.class);
        assertThat(kept).hasSizeBetween(10, 60);
        assertThat(spool.broken()).isEmpty();
        assertThat(spool.contents().records()).isEqualTo(kept.size());
        assertThatThrownBy(() -> spool.append(record("a", 1001, 4000), "away").join())
                .hasCauseInstanceOf(SpoolFullException.class);

        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).isEqualTo(kept);
        await().until(() -> Files.exists(folder.resolve(Reserve.NAME)));
        spool.append(record("a", 1002, 4000), "away").join();
        await().until(() -> onTopic.getLast().equals("a1002"));
    }

    @Test
    void aDiskThatHangsKeepsNobodyWaiting() throws Exception {
        SpoolSettings settings = settings(folder, "1MB", Duration.ofMillis(200));
        SpoolDisk disk = new SpoolDisk(settings, Clock.systemUTC());
        Spool spool = spool(settings, disk);
        spool.append(record("a", 1), "away").join();
        CountDownLatch hangs = new CountDownLatch(1);
        CompletableFuture<Boolean> goesOn = new CompletableFuture<>();
        Thread hanging = Thread.ofVirtual()
                .start(() -> disk.scan(0, 1, 1, (topic, key) -> {
                    hangs.countDown();
                    goesOn.join();
                    return SpoolFile.Chosen.NOT_YET;
                }));
        hangs.await();
        try {
            CompletableFuture<Void> waiting = spool.append(record("a", 2), "away");
            assertThatThrownBy(waiting::join).hasCauseInstanceOf(SpoolBrokenException.class);
            await().until(() -> spool.broken().isPresent());
            assertThat(new SpoolHealth(spool).health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(spool.appendBehind(record("a", 3))).isEmpty();
            assertThat(spool.append(record("a", 3), "away")).isCompletedExceptionally();
        } finally {
            goesOn.complete(true);
            hanging.join();
        }

        await().until(() -> spool.broken().isEmpty());
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).startsWith("a1");
    }

    @Test
    void whatWaitsForTheDiskInMemoryIsBounded() throws Exception {
        SpoolSettings settings = settings(folder, "10MB");
        SpoolDisk disk = new SpoolDisk(settings, Clock.systemUTC());
        Spool spool = new Spool(disk, new Lanes(new SaidBroker()), settings, new SpoolMetrics(meters));
        List<CompletableFuture<Void>> kept = IntStream.range(0, 30)
                .mapToObj(n -> spool.append(record("a", n, 100_000), "away"))
                .toList();
        assertThat(kept.stream()
                        .filter(CompletableFuture::isCompletedExceptionally)
                        .count())
                .isBetween(15L, 25L);
        disk.close();
    }

    @Test
    void aTopicWhosePartitionsAreNotKnownIsHeldAsAWhole() throws Exception {
        Spool spool = spool("1MB");
        broker = record -> record.topic().equals("topic")
                ? CompletableFuture.failedFuture(new TimeoutException("away"))
                : acknowledge(record);
        spool.append(record("a", 1), "away").join();
        spool.append(new ProducerRecord<>("other", "b", "b1".getBytes(StandardCharsets.UTF_8)), "away")
                .join();
        await().until(() -> onTopic.contains("b1"));
        await().until(() -> spool.contents().records() == 1);
    }

    @Test
    void aDefectEndsNeitherOfTheTwoThreads() throws Exception {
        Spool spool = spool("1MB");
        spool.append(record("a", 1), "away").join();
        broker = record -> {
            throw new IllegalStateException("a defect");
        };
        ProducerRecord<String, byte[]> odd = record("b", 2);
        odd.headers().add("longer than a name can be ".repeat(3000), new byte[0]);
        assertThatThrownBy(() -> spool.append(odd, "away").join()).hasCauseInstanceOf(SpoolBrokenException.class);
        await().until(() -> spool.broken().isEmpty());
        spool.append(record("c", 3), "away").join();
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).containsExactlyInAnyOrder("a1", "c3");
        assertThat(spool.contents().bytes()).isZero();
    }

    @Test
    void aFullSpoolKeepsNothingMoreAndSaysSo() throws Exception {
        Spool spool = spool("1KB");
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 100; n++) {
                        spool.append(record("a", n), "away").join();
                    }
                })
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SpoolFullException.class);
        long kept = spool.contents().records();
        assertThat(kept).isBetween(5L, 20L);
        assertThat(spool.contents().bytes()).isLessThanOrEqualTo(1024);
        assertThat(meters.get("ringway.ingest.spool.full").counter().count()).isEqualTo(1);
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).hasSize((int) kept);
        spool.append(record("a", 101), "away").join();
    }

    @Test
    void aBrokenFolderIsSaidAndMendedWhenItIsBack() throws Exception {
        Spool spool = spool("1MB");
        spool.append(record("a", 1), "away").join();
        Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
        Files.move(folder, aside);
        Files.writeString(folder, "a file where the folder was");
        assertThatThrownBy(() -> spool.append(record("a", 2), "away").join())
                .hasCauseInstanceOf(SpoolBrokenException.class);
        assertThat(new SpoolHealth(spool).health().getStatus()).isEqualTo(Status.DOWN);
        // without its disk it is not in the way of what Kafka may take
        assertThat(spool.appendBehind(record("a", 3))).isEmpty();

        Files.delete(folder);
        Files.move(aside, folder);
        await().until(() -> spool.broken().isEmpty());
        spool.append(record("a", 4), "away").join();
        broker = this::acknowledge;
        await().until(() -> !spool.inUse());
        assertThat(onTopic).containsExactly("a1", "a4");
        assertThat(new SpoolHealth(spool).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aFolderThatCannotBeHadRefusesTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() ->
                        new SpoolConfiguration().spoolDisk(settings(file.resolve("spool"), "1MB"), Clock.systemUTC()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("WEBHOOK_SPOOL_DIR");
    }

    private Spool spool(String maxSize) throws Exception {
        SpoolSettings settings = settings(folder, maxSize);
        return spool(settings, new SpoolDisk(settings, Clock.systemUTC()));
    }

    private Spool spool(SpoolSettings settings, SpoolDisk disk) {
        Broker said = new SaidBroker();
        Lanes lanes = new Lanes(said);
        Spool spool = new SpoolConfiguration().spool(disk, lanes, settings, meters, Clock.systemUTC());
        running.add(new SpoolThreads(
                disk, new GroupCommit(spool, disk, settings), new Drain(spool, said, lanes, settings)));
        return spool;
    }

    private final class SaidBroker implements Broker {

        @Override
        public CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
            return broker.apply(record);
        }

        @Override
        public int partitions(String topic) {
            return partitions;
        }
    }

    private static SpoolSettings settings(Path folder, String maxSize) {
        return settings(folder, maxSize, Duration.ofSeconds(5));
    }

    private static SpoolSettings settings(Path folder, String maxSize, Duration stall) {
        return new SpoolSettings(
                folder,
                DataSize.parse(maxSize),
                DataSize.ofKilobytes(64),
                DataSize.ofMegabytes(1),
                stall,
                100,
                50,
                DataSize.ofKilobytes(100),
                Duration.ofMillis(10));
    }

    private CompletableFuture<Boolean> acknowledge(ProducerRecord<String, byte[]> record) {
        return CompletableFuture.completedFuture(onTopic.add(text(record)));
    }

    private static String text(ProducerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8).strip();
    }

    private static ProducerRecord<String, byte[]> record(String key, int n, int size) {
        return new ProducerRecord<>("topic", key, (key + n + " ".repeat(size)).getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<String, byte[]> record(String key, int n) {
        return new ProducerRecord<>("topic", key, (key + n).getBytes(StandardCharsets.UTF_8));
    }
}
