package dev.ringway.starter.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.listener.BatchInterceptor;

/** Tells when a listener has handled a batch, and of which partitions that was: an error handler hears of failures alone. */
final class SuccessWatch implements BatchInterceptor<Object, Object> {

    private final String listener;
    private final FailingListeners failing;

    SuccessWatch(String listener, FailingListeners failing) {
        this.listener = listener;
        this.failing = failing;
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> batch, Consumer<Object, Object> consumer) {
        return batch;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> batch, Consumer<Object, Object> consumer) {
        failing.succeeded(listener, batch.partitions());
    }
}
