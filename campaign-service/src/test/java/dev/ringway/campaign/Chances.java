package dev.ringway.campaign;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Makes things by chance; the same random numbers make the same. */
public interface Chances {

    Random random();

    default boolean chance(int percent) {
        return random().nextInt(100) < percent;
    }

    default <T> Optional<T> rarely(int percent, Supplier<T> value) {
        return chance(percent) ? Optional.of(value.get()) : Optional.empty();
    }

    default <T> T any(List<T> values) {
        return values.get(random().nextInt(values.size()));
    }
}
