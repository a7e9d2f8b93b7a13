package dev.ringway.gateway.page;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Addresses as a browser sees them.
 *
 * @param socketUrl origin of Socket.IO
 * @param callStoreUrl origin of call-store-service's REST API
 */
@Validated
@ConfigurationProperties("ringway.gateway.page")
record PageSettings(@NotNull URI socketUrl, @NotNull URI callStoreUrl) {

    /** Scripts, styles and images from here alone, and connections to these services alone; nothing inline. */
    String contentSecurityPolicy() {
        String origins = String.join(
                " ",
                Stream.of(socketUrl, URI.create(socketUrl.toString().replaceFirst("^http", "ws")), callStoreUrl)
                        .map(PageSettings::origin)
                        .distinct()
                        .toList());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' " + origins
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
