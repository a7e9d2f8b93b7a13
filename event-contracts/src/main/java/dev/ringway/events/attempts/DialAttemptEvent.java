package dev.ringway.events.attempts;

import dev.ringway.events.EventData;

/**
 * What can happen to a dial attempt.
 */
public sealed interface DialAttemptEvent extends EventData permits DialAttemptChanged {}
