package dev.ringway.gateway.page;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Addresses as a browser sees them, each an origin: http or https, host and port, no path.
 *
 * @param socketUrl of Socket.IO
 * @param callStoreUrl of call-store-service's REST API, and of the sound of recordings
 * @param campaignUrl of campaign-service's REST API
 * @param transcriptUrl of transcript-service's REST API, and of the sound of conversations
 */
@ConfigurationProperties("ringway.gateway.page")
record PageSettings(URI socketUrl, URI callStoreUrl, URI campaignUrl, URI transcriptUrl) {

    PageSettings {
        socketUrl = origin("socket-url", socketUrl);
        callStoreUrl = origin("call-store-url", callStoreUrl);
        campaignUrl = origin("campaign-url", campaignUrl);
        transcriptUrl = origin("transcript-url", transcriptUrl);
    }

    /**
     * What the page may load and reach: its own files, and these services. Nothing inline, and no text may become
     * markup.
     */
    String contentSecurityPolicy() {
        URI socketOverWebSocket = URI.create(socketUrl.toString().replaceFirst("^http", "ws"));
        String reached = sources(socketUrl, socketOverWebSocket, callStoreUrl, campaignUrl, transcriptUrl);
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self' " + reached,
                "media-src 'self' " + sources(callStoreUrl, transcriptUrl),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    private static String sources(URI... addresses) {
        return Stream.of(addresses).map(URI::toString).distinct().collect(Collectors.joining(" "));
    }

    private static URI origin(String setting, URI address) {
        boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        boolean bare = List.of("", "/").contains(String.valueOf(address.getRawPath()))
                && address.getRawQuery() == null
                && address.getRawUserInfo() == null;
        if (!web || address.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "ringway.gateway.page.%s must be an origin such as https://ringway.example".formatted(setting));
        }
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
