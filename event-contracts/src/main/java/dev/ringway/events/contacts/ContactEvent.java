package dev.ringway.events.contacts;

import dev.ringway.events.EventData;

/**
 * What can happen to a contact.
 */
public sealed interface ContactEvent extends EventData permits ContactChanged {}
