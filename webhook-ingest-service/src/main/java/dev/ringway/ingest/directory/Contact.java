package dev.ringway.ingest.directory;

import java.util.Optional;

/** Of a contact what a call needs. */
public record Contact(String contactId, Optional<String> name) {}
