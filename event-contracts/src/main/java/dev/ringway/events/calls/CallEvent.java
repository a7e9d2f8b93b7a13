package dev.ringway.events.calls;

import dev.ringway.events.EventData;

/** What can happen to a stored call. */
public sealed interface CallEvent extends EventData permits CallChanged {}
