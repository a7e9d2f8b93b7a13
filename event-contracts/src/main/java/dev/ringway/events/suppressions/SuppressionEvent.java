package dev.ringway.events.suppressions;

import dev.ringway.events.EventData;

/**
 * What can happen to a suppression.
 */
public sealed interface SuppressionEvent extends EventData permits SuppressionChanged {}
