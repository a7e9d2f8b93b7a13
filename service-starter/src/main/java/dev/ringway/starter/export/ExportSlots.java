package dev.ringway.starter.export;

import dev.ringway.starter.problems.ProblemException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;

/** How many exports run at once on this instance. */
public final class ExportSlots {

    private final Semaphore free;

    ExportSlots(ExportSettings settings) {
        this.free = new Semaphore(settings.concurrent());
    }

    /** @throws ProblemException 429 if all are taken */
    public Semaphore take() {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-exports",
                    "Others are being exported at the moment. Try again when they are done.");
        }
        return free;
    }
}
