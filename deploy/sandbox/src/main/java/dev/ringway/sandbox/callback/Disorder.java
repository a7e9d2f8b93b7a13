package dev.ringway.sandbox.callback;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How badly callbacks are treated on their way. All zero is Twilio on a good day.
 *
 * @param duplicatePercent sent a second time, up to {@code delayMaxMillis} later (or at the same moment)
 * @param reorderPercent held back until one to three later ones of the same call have arrived; with 100 the terminal
 *     one always arrives first
 * @param lostPercent never sent, whatever the kind; each kind is drawn by itself
 * @param lostPercentOf by kind (status, amd, recording, transcription), in place of lostPercent
 * @param delayPercent sent late by up to {@code delayMaxMillis}
 * @param burstEveryMillis if above 0, callbacks pile up and leave together at every multiple of this time
 * @param seed if given, later calls and their disorder are drawn anew from it
 */
public record Disorder(
        int duplicatePercent,
        int reorderPercent,
        int lostPercent,
        Optional<Map<String, Integer>> lostPercentOf,
        int delayPercent,
        long delayMaxMillis,
        long burstEveryMillis,
        Optional<Long> seed) {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    public static final Disorder NONE = of(0, 0, 0, 0, 0);

    public Disorder {
        percent("duplicatePercent", duplicatePercent);
        percent("reorderPercent", reorderPercent);
        percent("lostPercent", lostPercent);
        lostPercentOf = lostPercentOf.map(Map::copyOf);
        lostPercentOf.ifPresent(kinds -> kinds.forEach((kind, value) -> {
            if (CallbackKind.named(kind).isEmpty()) {
                throw new IllegalArgumentException("there is no kind of callback called " + kind);
            }
            percent("lostPercentOf." + kind, value);
        }));
        percent("delayPercent", delayPercent);
        within("delayMaxMillis", delayMaxMillis, HOUR);
        within("burstEveryMillis", burstEveryMillis, HOUR);
    }

    /** All kinds alike, without bursts, with the seed left as it is. */
    public static Disorder of(
            int duplicatePercent, int reorderPercent, int lostPercent, int delayPercent, long delayMaxMillis) {
        return new Disorder(
                duplicatePercent,
                reorderPercent,
                lostPercent,
                Optional.empty(),
                delayPercent,
                delayMaxMillis,
                0,
                Optional.empty());
    }

    public Disorder seeded(long newSeed) {
        return new Disorder(
                duplicatePercent,
                reorderPercent,
                lostPercent,
                lostPercentOf,
                delayPercent,
                delayMaxMillis,
                burstEveryMillis,
                Optional.of(newSeed));
    }

    /**
     * What happens to one callback.
     *
     * @param holdBehind how many later ones of its call go first
     */
    record Disturbance(boolean lost, int holdBehind, Duration delay, Optional<Duration> duplicateAfter) {}

    /** The same for the same kind, call seed and sequence; every number is drawn each time, so that settings do not shift others. */
    Disturbance decide(CallbackKind kind, long callSeed, int sequence) {
        var random = new SplittableRandom(callSeed + 0x9E3779B97F4A7C15L * (sequence + 1) + kind.salt());
        boolean duplicate = random.nextInt(100) < duplicatePercent;
        boolean reorder = random.nextInt(100) < reorderPercent;
        boolean lost = random.nextInt(100) < lostPercent(kind);
        boolean late = random.nextInt(100) < delayPercent;
        int holdBehind = random.nextInt(1, 4);
        Duration delay = Duration.ofMillis(random.nextLong(delayMaxMillis + 1));
        Duration duplicateAfter = Duration.ofMillis(random.nextLong(delayMaxMillis + 1));
        return new Disturbance(
                lost,
                reorder ? holdBehind : 0,
                late ? delay : Duration.ZERO,
                duplicate ? Optional.of(duplicateAfter) : Optional.empty());
    }

    private int lostPercent(CallbackKind kind) {
        return lostPercentOf.map(kinds -> kinds.get(kind.wire())).orElse(lostPercent);
    }

    private static void percent(String name, int value) {
        within(name, value, 100);
    }

    private static void within(String name, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " must be between 0 and " + most);
        }
    }
}
