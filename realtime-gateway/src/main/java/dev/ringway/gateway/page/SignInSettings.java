package dev.ringway.gateway.page;

import dev.ringway.starter.startup.StartRefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in: with a client id at an OpenID Connect provider, without one by a token that they paste.
 *
 * @param clientId of this dashboard at the provider, a public client; its redirect address is {@code <dashboard>/sign-in}
 * @param issuer of the provider, https but on this machine
 * @param scopes what the page asks for, {@code openid} among them
 * @param endpointOrigins where the provider's endpoints lie, if not at the issuer's origin
 */
@ConfigurationProperties("ringway.gateway.page.sign-in")
record SignInSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String issuer,
        @DefaultValue("openid") String scopes,
        @DefaultValue List<URI> endpointOrigins) {

    SignInSettings {
        endpointOrigins = endpointOrigins.stream()
                .map(address -> Origin.of("sign-in.endpoint-origins", address))
                .toList();
        if (!clientId.isBlank()) {
            check(issuer, scopes);
        }
    }

    /** Absent where people paste a token. */
    Optional<Provider> provider() {
        return clientId.isBlank() ? Optional.empty() : Optional.of(new Provider(issuer, clientId, scopes));
    }

    /** Whom the page asks. */
    Stream<URI> reached() {
        return provider().stream()
                .flatMap(provider ->
                        Stream.concat(Stream.of(originOf(URI.create(provider.issuer()))), endpointOrigins.stream()));
    }

    /** As the page is told. */
    record Provider(String issuer, String clientId, String scopes) {}

    private static void check(String issuer, String scopes) {
        Optional<URI> address = parsed(issuer).filter(parsed -> parsed.getHost() != null);
        boolean here = address.filter(
                        parsed -> List.of("localhost", "127.0.0.1").contains(parsed.getHost()))
                .isPresent();
        if (address.filter(parsed -> "https".equals(parsed.getScheme()) || here).isEmpty()) {
            throw new StartRefusedException(
                    "OIDC_CLIENT_ID is set, and OIDC_ISSUER is no https address.",
                    "Set OIDC_ISSUER (or RINGWAY_JWT_ISSUER) to the issuer of your OpenID Connect provider.");
        }
        if (!List.of(scopes.split(" ")).contains("openid")) {
            throw new StartRefusedException(
                    "OIDC_SCOPES does not ask for openid.", "Add it: the page checks the provider's ID token.");
        }
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static URI originOf(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
