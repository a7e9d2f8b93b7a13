package dev.ringway.gateway.socketio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Pings at an interval, on both transports alike, and says when an answer fails to come. */
final class Heartbeat {

    private final EventLoop loop;
    private final Duration interval;
    private final Duration timeout;
    private final Runnable ping;
    private final Runnable dead;
    private Optional<Future<?>> next = Optional.empty();

    Heartbeat(EventLoop loop, SocketIoSettings settings, Runnable ping, Runnable dead) {
        this.loop = loop;
        this.interval = settings.pingInterval();
        this.timeout = settings.pingTimeout();
        this.ping = ping;
        this.dead = dead;
    }

    /** At the start, and whenever the client answered. */
    void alive() {
        schedule(this::beat, interval);
    }

    void stop() {
        next.ifPresent(timer -> timer.cancel(false));
        next = Optional.empty();
    }

    private void beat() {
        schedule(dead, timeout);
        ping.run();
    }

    private void schedule(Runnable task, Duration delay) {
        stop();
        next = Optional.of(loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }
}
