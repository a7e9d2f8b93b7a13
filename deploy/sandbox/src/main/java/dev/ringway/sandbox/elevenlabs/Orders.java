package dev.ringway.sandbox.elevenlabs;

import java.util.ArrayDeque;
import java.util.Optional;

/** What is ordered for the next requests of a kind. */
final class Orders<T> {

    private final T initial;
    private final ArrayDeque<T> next = new ArrayDeque<>();
    private T usual;

    /** @param initial what a request gets without an order */
    Orders(T initial) {
        this.initial = initial;
        usual = initial;
    }

    /** @param count how many of the next requests; 0 for all until the next order */
    synchronized void add(T order, int count) {
        if (count == 0) {
            next.clear();
            usual = order;
        }
        for (int i = 0; i < count; i++) {
            next.add(order);
        }
    }

    synchronized T take() {
        return Optional.ofNullable(next.poll()).orElse(usual);
    }

    synchronized void reset() {
        next.clear();
        usual = initial;
    }
}
