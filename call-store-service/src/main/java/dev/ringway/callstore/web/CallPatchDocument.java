package dev.ringway.callstore.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says in the API document what {@link CallPatch} reads. What is left out stays, null takes away. */
record CallPatchDocument(Outcome outcome, Metadata metadata) {

    /** @param notes 10000 characters at most */
    record Outcome(String notes, Boolean followUpRequired, Instant followUpDate) {}

    /**
     * @param tags 50 at most, each of 1 to 64 characters
     * @param customFields texts, numbers, true or false by name; 50 in all at most
     */
    record Metadata(List<String> tags, Map<String, Object> customFields) {}
}
