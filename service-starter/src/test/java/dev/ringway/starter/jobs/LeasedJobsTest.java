package dev.ringway.starter.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.mongo.FreshDatabase;
import dev.ringway.starter.mongo.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class LeasedJobsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FreshDatabase database = new FreshDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void leasesExist() {
        Mono.from(database.database().createCollection("leases")).block();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void allInstancesTogetherStartAJobOncePerInterval() {
        Duration interval = Duration.ofMillis(300);
        List<Long> starts = new CopyOnWriteArrayList<>();
        List<LeasedJobs> instances = Stream.of("a", "b", "c")
                .map(owner -> instance(owner, new LeasedJob("test", interval, turn -> starts.add(System.nanoTime()))))
                .toList();

        long begin = System.nanoTime();
        instances.forEach(LeasedJobs::start);
        await().atMost(LIMIT).until(() -> starts.size() >= 5);
        instances.forEach(LeasedJobs::stop);

        for (int i = 0; i < starts.size(); i++) {
            // the server counts whole milliseconds
            assertThat(starts.get(i) - begin)
                    .isGreaterThan(interval.multipliedBy(i).minusMillis(1L + i).toNanos());
        }
    }

    @Test
    void aJobThatRunsSomewhereIsNotStartedElsewhere() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LeasedJob slow = new LeasedJob("test", Duration.ZERO, turn -> {
            begun.countDown();
            awaitUninterrupted(end);
        });
        LeasedJobs here = instance("a", slow);
        LeasedJob other = new LeasedJob("test", Duration.ZERO, turn -> runs.incrementAndGet());
        LeasedJobs there = instance("b", other);

        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> here.runNow(slow));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(there.runNow(other)).isFalse();
        assertThat(here.runNow(slow)).isFalse();
        end.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(there.runNow(other)).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void aJobThatHangsIsTakenOverAfterItsOwnLease() throws Exception {
        Duration lease = Duration.ofMillis(200);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LeasedJob hanging = new LeasedJob("test", Duration.ZERO, lease, turn -> {
            begun.countDown();
            awaitUninterrupted(end);
        });
        LeasedJobs here = instance("a", hanging);
        LeasedJob other = new LeasedJob("test", Duration.ZERO, lease, turn -> runs.incrementAndGet());
        LeasedJobs there = instance("b", other);

        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> here.runNow(hanging));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        await().atMost(LIMIT).until(() -> there.runNow(other));
        end.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aJobThatFailsLetsOthersInAndIsTriedAgain() {
        LeasedJob failing = new LeasedJob("test", Duration.ofMillis(20), turn -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        LeasedJobs jobs = instance("a", failing);

        jobs.start();
        await().atMost(LIMIT).until(() -> runs.get() >= 3);
        jobs.stop();

        assertThat(meters.find("ringway.job.runs").tag("outcome", "done").timer())
                .isNotNull();
        assertThat(meters.find("ringway.job.runs").tag("outcome", "failed").timer())
                .isNotNull();
    }

    @Test
    void aJobThatIsAskedForRunsBesideItsCallerAndLogsWhatCameOfIt(CapturedOutput output) {
        CountDownLatch end = new CountDownLatch(1);
        LeasedJob slow = new LeasedJob("asked-for", Duration.ZERO, turn -> {
            awaitUninterrupted(end);
            throw new IllegalStateException("it was in vain");
        });
        LeasedJobs jobs = instance("a", slow);

        jobs.startNow(slow);
        jobs.startNow(slow);

        await().atMost(LIMIT).until(() -> output.getOut().contains("asked-for: under way already"));
        assertThat(output.getOut()).doesNotContain("in vain");
        end.countDown();
        await().atMost(LIMIT)
                .until(() ->
                        output.getOut().contains("asked-for: failed: java.lang.IllegalStateException: it was in vain"));
    }

    @Test
    void whoStopsGivesTheTurnBack() {
        AtomicInteger kept = new AtomicInteger();
        LeasedJob endless = new LeasedJob("test", Duration.ofMillis(1), turn -> {
            while (true) {
                turn.keep();
                kept.incrementAndGet();
                Thread.onSpinWait();
            }
        });
        LeasedJobs jobs = instance("a", endless);

        jobs.start();
        await().atMost(LIMIT).until(() -> kept.get() > 0);
        jobs.stop();

        LeasedJob next = new LeasedJob("test", Duration.ZERO, turn -> runs.incrementAndGet());
        assertThat(instance("b", next).runNow(next)).isTrue();
    }

    @Test
    void aTurnThatWasTakenOverEnds() {
        Leases mine = new Leases(database.database(), "a");
        Leases theirs = new Leases(database.database(), "b");
        Turn turn = new Turn(
                mine,
                mine.acquire("job:test:running", Duration.ofMillis(1)).orElseThrow(),
                Duration.ofMinutes(2),
                () -> false);
        await().atMost(LIMIT)
                .until(() -> theirs.acquire("job:test:running", Duration.ofMinutes(2))
                        .isPresent());

        assertThatThrownBy(turn::keep).isInstanceOf(TurnOverException.class);
    }

    private LeasedJobs instance(String owner, LeasedJob job) {
        return new LeasedJobs(List.of(job), new Leases(database.database(), owner), Duration.ofMillis(5), meters);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
