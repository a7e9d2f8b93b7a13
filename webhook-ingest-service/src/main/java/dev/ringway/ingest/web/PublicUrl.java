package dev.ringway.ingest.web;

import dev.ringway.ingest.proxy.TrustedProxies;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The URL that the provider called and signed: the public origin, then path and query as they were received. */
@Component
class PublicUrl {

    private final String origin;
    private final String pathPrefix;
    private final TrustedProxies trustedProxies;

    PublicUrl(WebhookSettings settings) {
        String url = settings.publicBaseUrl();
        int fragment = url.indexOf('#');
        String withoutFragment = fragment < 0 ? url : url.substring(0, fragment);
        String base = withoutFragment.replaceAll("/+$", "");
        int path = base.indexOf('/', base.indexOf("://") + 3);
        this.origin = path < 0 ? base : base.substring(0, path);
        this.pathPrefix = path < 0 ? "" : base.substring(path);
        this.trustedProxies = new TrustedProxies(settings.trustedProxies());
    }

    String of(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return forwardedOrigin(request).orElse(origin)
                + pathPrefix
                + request.getURI().getRawPath()
                + (query == null ? "" : "?" + query);
    }

    /** With several values the last one counts: our own proxy wrote it, the ones before may be anybody's. */
    private Optional<String> forwardedOrigin(ServerHttpRequest request) {
        Optional<String> proto = last(request.getHeaders(), "X-Forwarded-Proto");
        Optional<String> host = last(request.getHeaders(), "X-Forwarded-Host");
        return proto.isPresent() && host.isPresent() && trustedProxies.include(request.getRemoteAddress())
                ? Optional.of(proto.get() + "://" + host.get())
                : Optional.empty();
    }

    private static Optional<String> last(HttpHeaders headers, String name) {
        List<String> values = headers.getValuesAsList(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }
}
