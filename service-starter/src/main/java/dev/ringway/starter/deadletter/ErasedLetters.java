package dev.ringway.starter.deadletter;

/**
 * Knows which dead letters say nothing to anybody any more, because what they say was deleted or redacted since. They lie in
 * Kafka until their retention is over all the same, and can be replayed. A service that has people's words erased brings a
 * bean of this type.
 */
@FunctionalInterface
public interface ErasedLetters {

    /** Blocks the calling thread. */
    boolean includes(DeadLetter letter);
}
