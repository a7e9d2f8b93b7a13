package dev.ringway.transcript.intake.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whose failure it is. */
@ExtendWith(OutputCaptureExtension.class)
class OwnFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OwnFailures failures = new OwnFailures(meters);

    static Stream<RuntimeException> own() {
        return Stream.of(
                new MongoWriteException(
                        new WriteError(121, "Document failed validation: Zoe", new BsonDocument()), SERVER, Set.of()),
                new BsonMaximumSizeExceededException("17 MB of Zoe"),
                new IllegalStateException("transcriptParts lack what Zoe said"),
                new NullPointerException("Zoe"));
    }

    static Stream<RuntimeException> ofAll() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketReadTimeoutException("slow", SERVER, new IllegalStateException()),
                new MongoCommandException(new BsonDocument("code", new BsonInt32(11_602)), SERVER),
                new MongoException("away"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void oneThatCannotBeWorkedOnIsToldWithoutWhatItHoldsAndLeftOut(RuntimeException failure, CapturedOutput output) {
        assertThat(failures.done("work", "conv_1", () -> {
                    throw failure;
                }))
                .isFalse();
        assertThat(failures.of("work", "conv_2", () -> List.of("done"))).contains(List.of("done"));

        assertThat(meters.counter("ringway.transcripts.failures", "work", "work")
                        .count())
                .isEqualTo(1);
        assertThat(output.getOut()).contains("conv_1").doesNotContain("Zoe");
    }

    @ParameterizedTest
    @MethodSource("ofAll")
    void thatTheDatabaseIsAwayEndsTheWork(RuntimeException failure) {
        assertThatThrownBy(() -> failures.done("work", "conv_1", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(meters.find("ringway.transcripts.failures").counter()).isNull();
    }

    @Test
    void whoIsInterruptedIsStopping() {
        try {
            assertThatThrownBy(() -> failures.done("work", "conv_1", () -> {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
