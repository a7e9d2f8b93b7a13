package dev.ringway.starter.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Subscriber;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

@ExtendWith(OutputCaptureExtension.class)
class LateErrorsTest {

    private final LateErrors late = new LateErrors();

    @BeforeEach
    void start() {
        late.start();
    }

    @AfterEach
    void stop() {
        late.stop();
    }

    @Test
    void whatFailsAfterItsRequestTimedOutIsToldInOneLine(CapturedOutput output) {
        AtomicReference<Subscriber<? super Object>> asked = new AtomicReference<>();
        Mono.from(subscriber -> {
                    subscriber.onSubscribe(Operators.emptySubscription());
                    asked.set(subscriber);
                })
                .timeout(Duration.ofMillis(1))
                .onErrorComplete()
                .block();

        asked.get().onError(new IllegalStateException("the answer broke off"));

        assertThat(output)
                .contains("Failed after its request was over: java.lang.IllegalStateException: the answer broke off")
                .doesNotContain("\n\tat ");
    }
}
