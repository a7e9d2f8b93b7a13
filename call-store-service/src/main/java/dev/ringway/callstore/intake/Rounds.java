package dev.ringway.callstore.intake;

import java.util.function.BooleanSupplier;

/** Reads, folds and writes until nobody else has written in between. */
final class Rounds {

    /** Another writer of the same document loses a round at most as often as it wins one: far more rounds than there are writers. */
    private static final int MAX_ROUNDS = 25;

    private Rounds() {}

    /** @param round true when nothing is left to do */
    static void until(BooleanSupplier round) {
        for (int count = 0; count < MAX_ROUNDS; count++) {
            if (round.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("documents changed under our hands " + MAX_ROUNDS + " times in a row");
    }
}
