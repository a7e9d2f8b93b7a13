package dev.ringway.ingest.limits;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request that says once when nothing of it is waited for any more. */
final class ArrivingRequest extends ServerHttpRequestDecorator {

    private final Runnable whenArrived;
    private final AtomicBoolean arrived = new AtomicBoolean();

    ArrivingRequest(ServerHttpRequest request, Runnable whenArrived) {
        super(request);
        this.whenArrived = whenArrived;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnComplete(this::arrived);
    }

    /** Also where it was given up; may be said again. */
    void arrived() {
        if (arrived.compareAndSet(false, true)) {
            whenArrived.run();
        }
    }
}
