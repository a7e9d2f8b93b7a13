package dev.ringway.starter.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What happens to a batch that failed for another reason than its content: every partition is wound back to the batch's
 * first record and read again after a pause, for ever. Nothing is skipped and nothing overtakes. The pause is far below
 * max.poll.interval, so the consumer stays in its group; and since each attempt goes through a new poll, partitions that
 * moved to another instance meanwhile are left to that instance.
 */
final class BackOffInPlace implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(BackOffInPlace.class);

    private final Duration initial;
    private final Duration max;
    private final FailingListeners failing;
    private final ThreadLocal<Streak> streaks = ThreadLocal.withInitial(Streak::new);

    BackOffInPlace(Duration initial, Duration max, FailingListeners failing) {
        this.initial = initial;
        this.max = max;
        this.failing = failing;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** Wound-back records are not handled: nothing is committed. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                List<? extends ConsumerRecord<?, ?>> records = batch.records(partition);
                consumer.seek(partition, records.getFirst().offset());
            }
        }
        failing.failed(container.getListenerId(), batch.partitions(), causeOf(failure));
        pause(failure, batch.count(), container);
    }

    /** A failure outside of a listener (a commit, a poll): the records come again by themselves. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        pause(failure, 0, container);
    }

    private void pause(Exception failure, int records, MessageListenerContainer container) {
        Streak streak = streaks.get();
        Duration wait = streak.next(initial, max);
        Throwable cause = causeOf(failure);
        if (streak.failures == 1) {
            log.warn(
                    "{} records of {} failed; read again until they succeed",
                    records,
                    container.getListenerId(),
                    cause);
        } else {
            log.warn(
                    "{} records of {} failed {} times in a row ({}); again in {} ms",
                    records,
                    container.getListenerId(),
                    streak.failures,
                    cause.getClass().getSimpleName(),
                    wait.toMillis());
        }
        try {
            ListenerUtils.stoppableSleep(container, wait.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable causeOf(Exception failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    /** Called by the container after a batch that succeeded. */
    @Override
    public void clearThreadState() {
        streaks.remove();
    }

    /** Consecutive failures on one listener thread. */
    private static final class Streak {
        private int failures;

        private Duration next(Duration initial, Duration max) {
            int doublings = Math.min(failures++, 20);
            Duration wait = initial.multipliedBy(1L << doublings);
            return wait.compareTo(max) > 0 ? max : wait;
        }
    }
}
