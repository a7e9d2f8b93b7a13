package dev.ringway.gateway.page;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page may load and reach: its own files, the services, and whom it signs people in at. Nothing inline, and no text
 * may become markup.
 */
record ContentPolicy(PageSettings page, SignInSettings signIn) {

    String header() {
        URI socketOverWebSocket = URI.create(page.socketUrl().toString().replaceFirst("^http", "ws"));
        Stream<URI> services = Stream.of(
                page.socketUrl(), socketOverWebSocket, page.callStoreUrl(), page.campaignUrl(), page.transcriptUrl());
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self' " + sources(Stream.concat(services, signIn.reached())),
                "media-src 'self' " + sources(Stream.of(page.callStoreUrl(), page.transcriptUrl())),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    private static String sources(Stream<URI> addresses) {
        return addresses.map(URI::toString).distinct().collect(Collectors.joining(" "));
    }
}
