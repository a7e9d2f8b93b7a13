package dev.ringway.starter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Only a client that takes nothing is broken off, not a source that gives nothing. */
class StalledClientTest {

    private static final Duration STALL = Duration.ofMillis(100);

    @Test
    void aClientThatTakesNoMoreIsBrokenOff() {
        CompletableFuture<String> end = new CompletableFuture<>();
        StalledClient.brokenOff(Flux.range(0, 10), STALL).subscribe(new BaseSubscriber<Integer>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(2);
            }

            @Override
            protected void hookOnError(Throwable failed) {
                end.completeExceptionally(failed);
            }
        });

        assertThatThrownBy(end::join)
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("The client took nothing");
    }

    @Test
    void aSourceThatIsSlowIsWaitedFor() {
        Mono<Integer> late = Mono.delay(STALL.multipliedBy(10)).thenReturn(2);

        assertThat(StalledClient.brokenOff(Flux.concat(Mono.just(1), late), STALL)
                        .collectList()
                        .block())
                .containsExactly(1, 2);
    }
}
