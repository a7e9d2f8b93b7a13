package dev.ringway.starter.media;

import java.time.Instant;

/**
 * What makes a link good.
 *
 * @param expires seconds since 1970
 */
public record SignedLink(long expires, String signature) {

    /** @param address below the service's, with its query if it has one */
    public MediaLink to(String address) {
        return new MediaLink(
                address + (address.contains("?") ? "&" : "?") + "expires=" + expires + "&signature=" + signature,
                Instant.ofEpochSecond(expires));
    }
}
