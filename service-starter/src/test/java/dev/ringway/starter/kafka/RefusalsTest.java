package dev.ringway.starter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void areForEverWhereTheRecordItselfIsToBlame() {
        assertThat(new Exception[] {
                    new RecordTooLargeException(),
                    new RecordBatchTooLargeException(""),
                    new InvalidRecordException(""),
                    new SerializationException()
                })
                .allMatch(cause -> Refusals.forEver(new CompletionException(new KafkaException(cause))));
    }

    @Test
    void aHostsClockAndABrokersTroubleAreNot() {
        assertThat(Refusals.forEver(new InvalidTimestampException(""))).isFalse();
        assertThat(Refusals.forEver(new NotLeaderOrFollowerException())).isFalse();
    }
}
