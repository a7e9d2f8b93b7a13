package dev.ringway.gateway.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Many clients in one room on one thread, spread over some gateways. Who loses its connection comes to another one soon. */
public final class Crowd implements AutoCloseable {

    private record Return(long at, Onlooker onlooker, int port) implements Comparable<Return> {
        @Override
        public int compareTo(Return other) {
            return Long.compare(at, other.at);
        }
    }

    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<Integer> ports;
    private final List<Onlooker> onlookers;
    private final Selector selector;
    private final PriorityQueue<Return> returning = new PriorityQueue<>();
    private final Thread thread;
    private final boolean returns;
    private volatile boolean ended;
    private final AtomicInteger away = new AtomicInteger();

    private Crowd(int size, List<Integer> ports, String token, String room, boolean stalled) {
        this.ports = ports;
        this.returns = !stalled;
        this.onlookers = IntStream.range(0, size)
                .mapToObj(_ -> new Onlooker(token, room))
                .toList();
        if (stalled) {
            onlookers.forEach(Onlooker::stall);
        }
        try {
            selector = Selector.open();
        } catch (IOException exhausted) {
            throw new UncheckedIOException(exhausted);
        }
        for (int number = 0; number < size; number++) {
            returning.add(new Return(System.nanoTime(), onlookers.get(number), number % ports.size()));
        }
        thread = Thread.ofPlatform().name("crowd").start(this::run);
    }

    public static Crowd of(int size, List<Integer> ports, String token, String room) {
        return new Crowd(size, ports, token, room, false);
    }

    /** One that subscribes and reads nothing more; it does not come back. */
    public static Crowd stalled(int port, String token, String room) {
        return new Crowd(1, List.of(port), token, room, true);
    }

    public boolean allIn() {
        return onlookers.stream().allMatch(Onlooker::isIn);
    }

    /** How many have lost their connection and do not come back. */
    public int away() {
        return away.get();
    }

    public boolean allStandAt(String cursor) {
        return onlookers.stream().allMatch(one -> one.story().cursor().equals(cursor));
    }

    /** Steps that the one who was told least was told as they happened. */
    public long fewestSteps() {
        return onlookers.stream().mapToLong(one -> one.story().steps()).min().orElseThrow();
    }

    public long steps() {
        return sum(one -> one.story().steps());
    }

    /** Steps told after a reconnect. */
    public long missed() {
        return sum(one -> one.story().missed());
    }

    /** Steps that did not follow the one before: a gap, or something told twice. */
    public long broken() {
        return sum(one -> one.story().broken());
    }

    /** Times that somebody was told a room whole, the first time included. */
    public long snapshots() {
        return sum(one -> one.story().snapshots());
    }

    public long connects() {
        return sum(Onlooker::connects);
    }

    private long sum(ToLongFunction<Onlooker> figure) {
        return onlookers.stream().mapToLong(figure).sum();
    }

    /** Those who stalled read what there is to read, to its end. */
    public void readOn() {
        onlookers.forEach(Onlooker::readOn);
        selector.keys().forEach(key -> key.interestOps(SelectionKey.OP_READ));
        selector.wakeup();
    }

    private void run() {
        while (!ended) {
            try {
                selector.select(20);
                for (SelectionKey key : selector.selectedKeys()) {
                    ready(key);
                }
                selector.selectedKeys().clear();
                comeBack();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void ready(SelectionKey key) throws IOException {
        Onlooker onlooker = (Onlooker) key.attachment();
        boolean there;
        try {
            there = onlooker.ready(key);
        } catch (IOException reset) {
            there = false;
        }
        if (!there) {
            key.cancel();
            onlooker.gone();
            if (returns) {
                long at = System.nanoTime() + ThreadLocalRandom.current().nextLong(SOON.toNanos() / 5, SOON.toNanos());
                returning.add(
                        new Return(at, onlooker, ThreadLocalRandom.current().nextInt(ports.size())));
            } else {
                away.incrementAndGet();
            }
        }
    }

    private void comeBack() throws IOException {
        while (!returning.isEmpty() && returning.element().at() <= System.nanoTime()) {
            Return next = returning.remove();
            next.onlooker().connect(selector, ports.get(next.port()));
        }
    }

    @Override
    public void close() {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
            for (Onlooker onlooker : onlookers) {
                onlooker.gone();
            }
            selector.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
