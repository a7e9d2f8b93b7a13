package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.UnreadableReason;

/** What came of reading a form as text. */
sealed interface FormReading {

    record Understood(FormParameters parameters) implements FormReading {}

    record Unreadable(UnreadableReason reason) implements FormReading {}
}
