package dev.ringway.gateway.page;

import java.net.URI;
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
        socketUrl = Origin.of("socket-url", socketUrl);
        callStoreUrl = Origin.of("call-store-url", callStoreUrl);
        campaignUrl = Origin.of("campaign-url", campaignUrl);
        transcriptUrl = Origin.of("transcript-url", transcriptUrl);
    }
}
