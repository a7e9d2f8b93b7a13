package dev.ringway.starter.mongo;

import com.mongodb.MongoException;
import dev.ringway.starter.startup.StartAttempts;
import dev.ringway.starter.startup.StartCondition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Holds the service's start until its collections are in shape: the web server is up by then, so that liveness can be
 * asked, while readiness and the Kafka listeners wait. Without MongoDB it waits for it.
 */
final class CollectionStart implements SmartLifecycle, StartCondition {

    /** After the web server (2048 below the default), before the Kafka listeners (100 below the highest). */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

    private static final Logger log = LoggerFactory.getLogger(CollectionStart.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CollectionBootstrap bootstrap;
    private final ApplicationContext context;
    private final StartAttempts attempts = new StartAttempts("collections", FIRST_PAUSE, LONGEST_PAUSE, this::apply);
    private volatile boolean applied;
    private volatile List<Drift> drifts = List.of();
    private volatile String failure = "";
    private volatile boolean running;

    CollectionStart(CollectionBootstrap bootstrap, ApplicationContext context) {
        this.bootstrap = bootstrap;
        this.context = context;
    }

    boolean applied() {
        return applied;
    }

    List<Drift> drifts() {
        return drifts;
    }

    List<String> collections() {
        return bootstrap.collections();
    }

    /** The last failure, by its name; empty while there was none. */
    String failure() {
        return failure;
    }

    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public Optional<String> waitingFor() {
        return applied ? Optional.empty() : Optional.of("The collections are not in shape yet. " + failure);
    }

    /**
     * Joins a thread instead of doing the work on its own: a context that is closed meanwhile interrupts a start that
     * waits without a time limit, and would wait in vain for any other.
     */
    @Override
    public void start() {
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        attempts.start();
        try {
            attempts.join();
        } catch (InterruptedException closing) {
            attempts.stop();
            Thread.currentThread().interrupt();
        }
        if (!applied) {
            throw new IllegalStateException("Stopped before the collections were in shape");
        }
        running = true;
    }

    private Optional<String> apply() {
        try {
            drifts = bootstrap.apply();
            applied = true;
            log.info("Collections in shape: {}", bootstrap.collections());
            return Optional.empty();
        } catch (MongoException | IllegalStateException failure) {
            this.failure = failure.getClass().getSimpleName();
            return Optional.of(reason(failure));
        }
    }

    /** Without the values of a duplicate key, which may be a person's number or address. */
    private static String reason(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage()).replaceAll("dup key: .*", "dup key");
        return message.length() > 300 ? message.substring(0, 300) : message;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
