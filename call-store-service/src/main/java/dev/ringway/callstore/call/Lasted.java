package dev.ringway.callstore.call;

import java.util.Optional;

/**
 * How long a call lasted, by the highest standing whose report says so; a higher one may say nothing about it.
 *
 * @param seconds from answer to end
 */
public record Lasted(Standing standing, long seconds) {

    static Optional<Lasted> join(Optional<Lasted> one, Optional<Lasted> other) {
        return one.isEmpty() || other.isEmpty() ? one.or(() -> other) : Optional.of(join(one.get(), other.get()));
    }

    private static Lasted join(Lasted one, Lasted other) {
        int order = CallStatusOrder.compare(one.standing(), other.standing());
        return order == 0
                ? new Lasted(one.standing(), Math.max(one.seconds(), other.seconds()))
                : order > 0 ? one : other;
    }
}
