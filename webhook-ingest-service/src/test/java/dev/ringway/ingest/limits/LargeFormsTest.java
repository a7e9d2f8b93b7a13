package dev.ringway.ingest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeFormsTest {

    private static final int SMALL = 4096;
    private static final int LARGE = 4097;
    private static final int MOST = 8;
    private static final int SHARE = 2;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LargeForms forms =
            new LargeForms(new LimitSettings(4, 25, 4, MOST, Duration.ofSeconds(9), Duration.ofSeconds(9)), meters);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        forms.destroy();
    }

    @Test
    void aSmallOneIsBegunWhereItArrivesAndALargeOneIsNot() {
        assertThat(forms.begin("a", SMALL, this::thread).join()).isEqualTo(Thread.currentThread());
        assertThat(forms.begin("a", LARGE, this::thread).join().getName()).startsWith("large-form-");
    }

    @Test
    void oneClientsLargeFormsWaitWithinItsShareAndKeepNobodyOut() {
        List<CompletableFuture<Thread>> first = waiting("a", SHARE);
        assertThat(forms.begin("a", LARGE, this::thread))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TooBusyException.class);
        assertThat(meters.counter("ringway.ingest.limited", "limit", "large-forms")
                        .count())
                .isEqualTo(1);
        CompletableFuture<Thread> others = forms.begin("b", LARGE, this::thread);
        assertThat(forms.begin("a", SMALL, this::thread)).isCompleted();
        goOn.countDown();
        assertThat(Stream.concat(first.stream(), Stream.of(others)))
                .allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(30)));
        assertThat(forms.begin("a", LARGE, this::thread)).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void notMoreWaitThanThereIsRoomFor() {
        int atWork = Runtime.getRuntime().availableProcessors();
        List<CompletableFuture<Thread>> all = IntStream.range(0, MOST + atWork + 1)
                .mapToObj(n -> waiting("client " + n, 1).getFirst())
                .toList();
        assertThat(all).anySatisfy(one -> assertThat(one).isCompletedExceptionally());
        assertThat(all.getFirst()).isNotDone();
    }

    @Test
    void whatFailsAtOnceFailsAndLeavesItsRoom() {
        for (int n = 0; n < 2 * SHARE; n++) {
            assertThat(forms.begin("a", LARGE, () -> {
                        throw new IllegalStateException("unforeseen");
                    }))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withMessageContaining("unforeseen");
        }
    }

    private CompletableFuture<Thread> thread() {
        return CompletableFuture.completedFuture(Thread.currentThread());
    }

    private List<CompletableFuture<Thread>> waiting(String client, int count) {
        return Stream.generate(() -> forms.begin(client, LARGE, () -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return thread();
                }))
                .limit(count)
                .toList();
    }
}
