package dev.ringway.starter.export;

import dev.ringway.starter.problems.ProblemException;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Breaks a download off whose client takes nothing. A download that has nothing to offer at the moment, because its source
 * is slow, is left alone: the source has limits of its own.
 */
public final class StalledClient {

    private static final int LOOKS = 4;

    private long wanted;
    private long since = System.nanoTime();

    private StalledClient() {}

    /** The same pieces; ends with a problem when none is asked for during that time, while there may be more. */
    public static <T> Flux<T> brokenOff(Publisher<T> pieces, Duration stall) {
        return Flux.defer(() -> {
            StalledClient client = new StalledClient();
            Mono<T> stalled = Flux.interval(stall.dividedBy(LOOKS))
                    .filter(look -> client.idleFor(stall))
                    .next()
                    .flatMap(idle -> Mono.error(problem()));
            return Flux.from(pieces)
                    .doOnRequest(client::asked)
                    .doOnNext(piece -> client.given())
                    .takeUntilOther(stalled);
        });
    }

    private synchronized void asked(long more) {
        wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more;
        since = System.nanoTime();
    }

    private synchronized void given() {
        wanted -= wanted == Long.MAX_VALUE ? 0 : 1;
        since = System.nanoTime();
    }

    private synchronized boolean idleFor(Duration stall) {
        return wanted == 0 && System.nanoTime() - since > stall.toNanos();
    }

    private static ProblemException problem() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "export-stalled", "The client took nothing, so it was broken off.");
    }
}
