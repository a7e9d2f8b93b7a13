package dev.ringway.callstore.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is overdue, one after the other in its order: each has its turn once in a run, and where a run may not ask for more,
 * the next one goes on behind. Used by one thread.
 *
 * @param <T> what is overdue
 * @param <P> its place in the order
 */
final class Round<T, P> {

    static final int PAGE = 200;

    private final P beginning;
    private final Function<T, P> position;

    /** By account. */
    private final Map<String, P> reached = new HashMap<>();

    Round(P beginning, Function<T, P> position) {
        this.beginning = beginning;
        this.position = position;
    }

    /**
     * @param after at most {@link #PAGE} behind a place
     * @return whether it came to the end
     */
    boolean go(String account, BooleanSupplier mayAsk, Function<P, List<T>> after, Consumer<T> turn) {
        List<T> page;
        do {
            page = after.apply(reached.getOrDefault(account, beginning));
            for (T overdue : page) {
                if (!mayAsk.getAsBoolean()) {
                    return false;
                }
                // First, so that one that cannot be asked for does not hold up the others.
                reached.put(account, position.apply(overdue));
                turn.accept(overdue);
            }
        } while (page.size() == PAGE);
        reached.remove(account);
        return true;
    }
}
