package dev.ringway.starter.startup;

import java.util.Optional;

/**
 * Something that must have succeeded once before the service takes traffic: a server reached, a collection prepared, a
 * view loaded. A bean of this type holds readiness back until it is fulfilled; a condition that was fulfilled must stay
 * so, because a server that goes away later is waited for inside the service, not by taking the service out of traffic.
 */
public interface StartCondition {

    /** A short name for the health report, e.g. {@code kafka}. */
    String name();

    /** What is still being waited for, as a sentence; empty once fulfilled. */
    Optional<String> waitingFor();
}
