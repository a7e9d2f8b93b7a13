package dev.ringway.callstore.web;

import dev.ringway.starter.problems.ProblemException;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How many exports run at once on this instance. */
@Component
@EnableConfigurationProperties(ExportSettings.class)
final class ExportSlots {

    private final Semaphore free;

    ExportSlots(ExportSettings settings) {
        this.free = new Semaphore(settings.concurrent());
    }

    /** @throws ProblemException 429 if all are taken */
    Semaphore take() {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-exports",
                    "Others are being exported at the moment. Try again when they are done.");
        }
        return free;
    }
}
