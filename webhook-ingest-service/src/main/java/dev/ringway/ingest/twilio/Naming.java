package dev.ringway.ingest.twilio;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.TwilioEvent;

/** What a genuine request turned out to be. */
public sealed interface Naming {

    record Named(Event<? extends TwilioEvent> event) implements Naming {}

    record Unreadable(UnreadableReason reason) implements Naming {}
}
