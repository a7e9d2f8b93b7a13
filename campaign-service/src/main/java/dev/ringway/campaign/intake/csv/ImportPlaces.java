package dev.ringway.campaign.intake.csv;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How many files of suppressions are worked off at one time here: each holds a thread and lies on this machine's disk. */
@Component
@EnableConfigurationProperties(SuppressionImportSettings.class)
public final class ImportPlaces {

    private final Semaphore free;

    ImportPlaces(SuppressionImportSettings settings) {
        this.free = new Semaphore(settings.atOneTime());
    }

    /** To be closed once. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /** Empty where all are taken. */
    public Optional<Place> take() {
        return free.tryAcquire() ? Optional.of(free::release) : Optional.empty();
    }
}
