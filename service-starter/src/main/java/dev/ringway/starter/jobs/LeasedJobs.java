package dev.ringway.starter.jobs;

import com.mongodb.MongoException;
import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.shutdown.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the service's {@link LeasedJob}s. Two leases for each: {@code job:<name>:due} is held from one start to the next,
 * so that all instances together start it once per interval; {@code job:<name>:running} is held while it runs.
 */
public final class LeasedJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeasedJobs.class);

    /** After the collections are in shape (1024 below the default), before listeners. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 256;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final List<LeasedJob> jobs;
    private final Leases leases;
    private final Duration look;
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> succeededAt = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile StopSignal stop = new StopSignal();

    /** @param look how often an instance looks whether a job is due that another one did last */
    LeasedJobs(List<LeasedJob> jobs, Leases leases, Duration look, MeterRegistry meters) {
        this.jobs = List.copyOf(jobs);
        this.leases = leases;
        this.look = look;
        this.meters = meters;
        jobs.forEach(job -> {
            AtomicLong at = new AtomicLong(System.nanoTime());
            succeededAt.put(job.name(), at);
            TimeGauge.builder("ringway.job.age", at, TimeUnit.NANOSECONDS, since -> System.nanoTime() - since.get())
                    .description("since the last run on this instance that succeeded, or since its start")
                    .tag("job", job.name())
                    .register(meters);
        });
    }

    /**
     * Runs it on the calling thread, unless some instance is at it.
     *
     * @return false where some instance is at it
     * @throws TurnOverException where it did not come to its end; what it did so far stands
     */
    public boolean runNow(LeasedJob job) {
        if (!job.enter()) {
            return false;
        }
        try {
            Optional<Lease> lease = leases.acquire("job:" + job.name() + ":running", job.lease());
            lease.ifPresent(held -> run(job, new Turn(leases, held, job.lease(), () -> stop.requested())));
            return lease.isPresent();
        } finally {
            job.leave();
        }
    }

    /** Runs it beside the caller, unless some instance is at it; what came of it is in the log. */
    public void startNow(LeasedJob job) {
        Thread.ofVirtual().name("job-" + job.name()).start(() -> {
            try {
                if (!runNow(job)) {
                    log.info("{}: under way already", job.name());
                }
            } catch (RuntimeException failure) {
                logged(job, "failed", failure);
            }
        });
    }

    private void run(LeasedJob job, Turn turn) {
        long started = System.nanoTime();
        String outcome = "failed";
        try {
            job.run(turn);
            succeededAt.getOrDefault(job.name(), new AtomicLong()).set(System.nanoTime());
            outcome = "done";
        } finally {
            meters.timer("ringway.job.runs", "job", job.name(), "outcome", outcome)
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            turn.end();
        }
    }

    /** The lease is its owner's for the asking, so an instance that had it asks again only after the interval. */
    private void runWhenDue(LeasedJob job) {
        Duration retry = job.interval().compareTo(look) < 0 ? job.interval() : look;
        Duration next = retry;
        while (!stop.pause(next)) {
            next = runIfDue(job) ? job.interval() : retry;
        }
    }

    /** @return whether it was this instance's to do */
    private boolean runIfDue(LeasedJob job) {
        boolean mine = false;
        try {
            mine = leases.acquire("job:" + job.name() + ":due", job.interval()).isPresent();
            if (mine && !runNow(job)) {
                log.debug("{}: still running", job.name());
            }
        } catch (RuntimeException failure) {
            logged(job, "failed, next try in " + job.interval().toSeconds() + " s", failure);
        }
        return mine;
    }

    private static void logged(LeasedJob job, String outcome, RuntimeException failure) {
        if (failure instanceof TurnOverException) {
            log.info("{}: {}", job.name(), failure.getMessage());
        } else {
            log.atWarn()
                    .setCause(failure instanceof MongoException ? null : failure)
                    .log("{}: {}: {}", job.name(), outcome, brief(failure));
        }
    }

    private static String brief(RuntimeException failure) {
        String text = failure.toString();
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    @Override
    public void start() {
        stop = new StopSignal();
        jobs.stream()
                .filter(job -> !job.interval().isZero())
                .map(job -> Thread.ofVirtual().name("job-" + job.name()).start(() -> runWhenDue(job)))
                .forEach(threads::add);
    }

    @Override
    public void stop() {
        stop.request();
        threads.forEach(thread -> {
            try {
                if (!thread.join(STOP_LIMIT)) {
                    thread.interrupt();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                thread.interrupt();
            }
        });
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
