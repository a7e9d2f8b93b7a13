package dev.ringway.ingest.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * A request's body for a thread that may block. A few pieces at most wait in memory. Only the sender's slowness counts:
 * the clocks of pause and rate run while the reader waits, not while it is busy with what came.
 */
final class BodyInput extends InputStream {

    private static final int PIECES_AHEAD = 2;

    private final BlockingQueue<Signal<DataBuffer>> arrived = new LinkedBlockingQueue<>();
    private final Arrivals arrivals = new Arrivals();
    private final Pace pace;
    private final long end;
    private long received;
    private long waited;
    private Optional<DataBuffer> piece = Optional.empty();
    private boolean complete;
    private volatile boolean closed;

    /** @param limit for the whole body, from now on */
    BodyInput(Flux<DataBuffer> body, Pace pace, Duration limit) {
        this.pace = pace;
        this.end = System.nanoTime() + limit.toNanos();
        body.materialize().subscribe(arrivals);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws BodyTooSlowException where nothing comes for too long, it comes too slowly, or the whole takes too long */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!complete && piece.isEmpty()) {
            next();
        }
        if (piece.isEmpty()) {
            return -1;
        }
        DataBuffer buffer = piece.get();
        int read = Math.min(length, buffer.readableByteCount());
        buffer.read(target, offset, read);
        if (buffer.readableByteCount() == 0) {
            DataBufferUtils.release(buffer);
            piece = Optional.empty();
            arrivals.request(1);
        }
        return read;
    }

    private void next() throws IOException {
        Signal<DataBuffer> signal = await();
        if (signal.isOnError()) {
            throw new IOException("the body broke off", signal.getThrowable());
        }
        complete = signal.isOnComplete();
        piece = Optional.ofNullable(signal.get());
        received += piece.map(DataBuffer::readableByteCount).orElse(0);
        if (piece.isPresent() && piece.get().readableByteCount() == 0) {
            piece.ifPresent(DataBufferUtils::release);
            piece = Optional.empty();
            arrivals.request(1);
        }
    }

    private Signal<DataBuffer> await() throws IOException {
        try {
            long start = System.nanoTime();
            long left = Math.min(pace.patience(received, waited), end - start);
            Signal<DataBuffer> signal = left <= 0 ? null : arrived.poll(left, TimeUnit.NANOSECONDS);
            waited += System.nanoTime() - start;
            if (signal == null) {
                throw new BodyTooSlowException();
            }
            return signal;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the body was read", stopped);
        }
    }

    @Override
    public void close() {
        closed = true;
        arrivals.cancel();
        piece.ifPresent(DataBufferUtils::release);
        piece = Optional.empty();
        complete = true;
        releaseArrived();
    }

    private void releaseArrived() {
        for (Signal<DataBuffer> left = arrived.poll(); left != null; left = arrived.poll()) {
            DataBufferUtils.release(left.get());
        }
    }

    private final class Arrivals extends BaseSubscriber<Signal<DataBuffer>> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(PIECES_AHEAD);
        }

        @Override
        protected void hookOnNext(Signal<DataBuffer> signal) {
            arrived.add(signal);
            if (closed) {
                releaseArrived();
            }
        }
    }
}
