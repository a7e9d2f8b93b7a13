package dev.ringway.events;

/**
 * What is too large to travel, and lies in object storage instead.
 *
 * @param location a URI
 * @param size bytes
 * @param sha256 lowercase hexadecimal
 * @param contentType media type
 */
public record StoredPayload(String location, long size, String sha256, String contentType) {

    public StoredPayload {
        Required.text(location, "location");
        Required.text(sha256, "sha256");
        Required.text(contentType, "contentType");
    }
}
